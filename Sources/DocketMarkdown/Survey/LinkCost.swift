/// An upper bound for the work of finding addresses in a text: each `)` that an address may end in makes cmark count
/// the parentheses of the whole address once more.
struct LinkCost {
    /// How many `)` an unbroken run of text may have.
    static let maximumParentheses = 256

    let isAffordable: Bool

    init(of text: UnsafeBufferPointer<UInt8>) {
        var inRun = 0
        var searched = 0
        while inRun <= Self.maximumParentheses, let found = text.firstIndex(of: UInt8(ascii: ")"), from: searched) {
            let isBroken = inRun > 0 && text[searched..<found].contains { $0 <= UInt8(ascii: " ") }
            inRun = isBroken ? 1 : inRun + 1
            searched = found + 1
        }
        isAffordable = inRun <= Self.maximumParentheses
    }
}
