extension Identifier {
    /// The id as screens show it. Of an id that docket made these are its last characters: it begins with a time, which
    /// ids of one day share, and ends with what is random. An id that somebody chose is shown whole.
    package var short: String { Self.isMade(rawValue) ? String(rawValue.suffix(8)) : rawValue }

    /// Whether an id is written as docket writes those that it makes.
    private static func isMade(_ id: String) -> Bool {
        id.utf8.count == 36
            && id.utf8.enumerated().allSatisfy { index, byte in
                [8, 13, 18, 23].contains(index) ? byte == UInt8(ascii: "-") : Character(Unicode.Scalar(byte)).isHexDigit
            }
    }
}

extension Address {
    /// The address with its id in its short form, which finds the same place as long as no other id ends like it.
    package var short: String {
        switch self {
        case .thread(let id): "thread:\(id.short)"
        case .artifact(let id): "artifact:\(id.short)"
        case .batch(let id): "review:\(id.short)"
        case .customer(let id): "customer:\(id.short)"
        case .export(let id): "export:\(id.short)"
        case .threads, .artifacts, .review, .customers, .exports: description
        }
    }
}
