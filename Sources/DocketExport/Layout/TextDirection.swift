extension String {
    /// Whether the text begins from the right: its first letter of a certain direction is Hebrew, Arabic or a relative.
    var isRightToLeft: Bool {
        if utf8.allSatisfy({ $0 < 0xD6 }) { return false }
        for scalar in unicodeScalars {
            if scalar.isRightToLeft { return true }
            if scalar.value >= 0x41, scalar.properties.isAlphabetic { return false }
        }
        return false
    }

    /// With a mark after text that is written from the right, so that what follows it, such as a date, keeps its order
    /// (Unicode Standard Annex 9: after an Arabic letter `2026-10-31` would be shown as `31-10-2026`).
    var endingLeftToRight: String {
        if utf8.allSatisfy({ $0 < 0xD6 }) { return self }
        return unicodeScalars.contains { $0.isRightToLeft } ? self + "\u{200E}" : self
    }
}

extension Unicode.Scalar {
    fileprivate var isRightToLeft: Bool {
        switch value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }
}
