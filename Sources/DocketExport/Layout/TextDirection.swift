extension String {
    /// Whether the text begins from the right: its first letter of a certain direction is Hebrew, Arabic or a relative.
    var isRightToLeft: Bool {
        if utf8.allSatisfy({ $0 < 0xD6 }) { return false }
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: return true
            case ..<0x41: continue
            default: if scalar.properties.isAlphabetic { return false }
            }
        }
        return false
    }
}
