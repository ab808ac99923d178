/// What a scalar does to a terminal, apart from its width.
enum ScalarKind {
    /// Drawn, or joined to the cell before it.
    case shown
    /// A control of the terminal: never sent, a mark stands for it.
    case control
    /// Ends a line or paragraph.
    case separator
    /// Reorders text.
    case bidi
    /// ZERO WIDTH JOINER.
    case joiner
    /// Picks the form of the scalar before it.
    case selector
    /// Has no form of its own: fillers, invisible operators, tags, the soft hyphen.
    case invisible

    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 0x300 {
            // U+00AD is drawn by some terminals, and left out by others.
            self = value < 0x20 || (0x7F..<0xA0).contains(value) ? .control : value == 0xAD ? .invisible : .shown
            return
        }
        switch value {
        case 0x200D: self = .joiner
        case 0x2028, 0x2029: self = .separator
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: self = .bidi
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180D, 0x180F: self = .selector
        case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B, 0x200C, 0x2060...0x2065, 0x206A...0x206F,
            0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE00FF,
            0xE01F0...0xE0FFF:
            self = .invisible
        default: self = .shown
        }
    }

    /// Whether something stands for it on the screen.
    var isDrawn: Bool {
        switch self {
        case .shown, .control, .separator: true
        case .bidi, .joiner, .selector, .invisible: false
        }
    }
}

extension Unicode.Scalar {
    var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }
    /// The letter that a regional indicator stands for.
    var countryLetter: Unicode.Scalar { Unicode.Scalar(0x41 + value &- 0x1F1E6) ?? "\u{FFFD}" }
    var isSkinTone: Bool { (0x1F3FB...0x1F3FF).contains(value) }

    /// An emoji by itself; digits and `#` are part of keycaps only.
    var isPictograph: Bool { value > 0xFF ? properties.isEmoji : value == 0xA9 || value == 0xAE }

    /// The visible sign of a control: U+2400 and the following for C0, a replacement character for C1.
    var controlPicture: Unicode.Scalar {
        switch value {
        case 0..<0x20: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        case 0x2028, 0x2029: "\u{2424}"
        default: "\u{FFFD}"
        }
    }
}
