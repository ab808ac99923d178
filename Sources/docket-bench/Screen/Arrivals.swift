import TestSupport

extension [PseudoTerminal.Arrival] {
    /// When the last byte of a text had come; nil where it is not there.
    func time(of text: String) -> ContinuousClock.Instant? {
        let wanted = [UInt8](text.utf8)
        guard let place = flatMap(\.bytes).firstRange(of: wanted) else { return nil }
        var end = 0
        return first { arrival in
            end += arrival.bytes.count
            return end >= place.upperBound
        }?.time
    }
}

extension PseudoTerminal.Arrival {
    /// Whether it has anything to be seen, and not only control sequences.
    var hasText: Bool { bytes.withoutControls.contains { $0 > 0x20 } }
}

extension [UInt8] {
    /// What a terminal shows of them, with a blank in the place of each control sequence.
    var withoutControls: [UInt8] {
        var shown: [UInt8] = []
        var rest = self[...]
        while let byte = rest.popFirst() {
            guard byte == 0x1B else {
                shown.append(byte < 0x20 ? 0x20 : byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "["): rest = rest.drop { !(0x40...0x7E).contains($0) }.dropFirst()
            case UInt8(ascii: "]"): rest = rest.drop { $0 != 0x07 }.dropFirst()
            case UInt8(ascii: "("): rest = rest.dropFirst()
            default: break
            }
            shown.append(0x20)
        }
        return shown
    }
}
