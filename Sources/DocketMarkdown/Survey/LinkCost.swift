/// An upper bound for the work of finding addresses in a text, and for what they take in memory: some kilobytes each.
///
/// Each `)` that an address may end in makes cmark count the parentheses of the whole address once more, and each place
/// where one may begin makes it read on to the next blank.
struct LinkCost {
    /// How many `)`, or beginnings of addresses, an unbroken run of text may have.
    static let maximumInRun = 256
    /// How many addresses a text may have.
    static let maximumLinks = 5000

    let isAffordable: Bool

    init(of text: UnsafeBufferPointer<UInt8>) {
        var parentheses = 0
        var beginningsInRun = 0
        var beginnings = 0
        for index in text.indices {
            switch text[index] {
            case 0...0x20:
                parentheses = 0
                beginningsInRun = 0
            case UInt8(ascii: ")"): parentheses += 1
            default:
                guard Self.mayBegin(at: index, in: text) else { continue }
                beginnings += 1
                beginningsInRun += 1
            }
            if max(parentheses, beginningsInRun) > Self.maximumInRun || beginnings > Self.maximumLinks {
                isAffordable = false
                return
            }
        }
        isAffordable = true
    }

    /// Whether an address of mail has its `@` here, or one of the web its `://` or the point of `www.`.
    private static func mayBegin(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch text[index] {
        case UInt8(ascii: "@"): true
        case UInt8(ascii: ":"): text[(index + 1)...].starts(with: "//".utf8)
        case UInt8(ascii: "."):
            index > 2 && text[(index - 3)..<index].allSatisfy { $0 | 0x20 == UInt8(ascii: "w") }
        default: false
        }
    }
}
