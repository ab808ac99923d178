/// An upper bound for the work of finding addresses in a text: each `)` that an address may end in makes cmark count
/// the parentheses of the whole address once more.
struct LinkCost {
    /// How many `)` an unbroken run of text may have.
    static let maximumParentheses = 256

    let isAffordable: Bool

    init(of text: UnsafeBufferPointer<UInt8>) {
        var parentheses = 0
        for byte in text {
            if byte <= UInt8(ascii: " ") {
                parentheses = 0
            } else if byte == UInt8(ascii: ")") {
                parentheses += 1
                if parentheses > Self.maximumParentheses { break }
            }
        }
        isAffordable = parentheses <= Self.maximumParentheses
    }
}
