/// The rest of a sequence whose beginning was taken for something else, because it did not follow in time. It is no text
/// that somebody typed, wherever the sequence was cut: its bytes are taken away up to the one that ends it.
struct LateRemainder {
    /// What has come so far, from the Escape on.
    private var bytes: [UInt8]

    /// A sequence that is longer than this ends nowhere.
    private static let limit = 256

    /// - Parameter begun: What was given up: an Escape, with what had followed it.
    init(begun: some Sequence<UInt8>) {
        bytes = Array(begun)
    }

    /// Whether nothing but an Escape has come: then it may have been the key.
    var isLoneEscape: Bool { bytes == [0x1B] }

    /// What a byte that follows is.
    enum Step: Equatable {
        case part
        /// The last part, with what the whole of it means.
        case end(EscapeSequence.Meaning)
        /// Something that was typed, or another sequence.
        case foreign
    }

    mutating func take(_ byte: UInt8) -> Step {
        bytes.append(byte)
        if EscapeSequence.isWhole(bytes) { return .end(.nothing) }
        switch EscapeSequence.parse(bytes[...]) {
        case .complete(let meaning, let length): return length == bytes.count ? .end(meaning) : .foreign
        case .incomplete: return bytes.count < Self.limit ? .part : .end(.nothing)
        case .none: return .foreign
        }
    }
}
