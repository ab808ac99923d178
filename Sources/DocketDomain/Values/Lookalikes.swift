import Foundation

/// Scripts whose letters pass for each other's.
enum Script: String, Hashable {
    case latin = "Latin"
    case greek = "Greek"
    case cyrillic = "Cyrillic"
    case armenian = "Armenian"
    case cherokee = "Cherokee"

    /// Nothing for digits, marks and letters of scripts that look like no other.
    init?(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x250...0x2AF, 0x1E00...0x1EFF,
            0xFF21...0xFF3A, 0xFF41...0xFF5A:
            self = .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
        case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: self = .cyrillic
        case 0x531...0x58F: self = .armenian
        case 0x13A0...0x13FF, 0xAB70...0xABBF: self = .cherokee
        default: return nil
        }
    }
}

/// Letters that look like Latin ones (after Unicode's confusables, UTS 39, kept to what fonts for terminals draw alike).
enum Lookalikes {
    /// The text as it looks: the same for texts that are taken for each other.
    static func skeleton(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
            if scalar.properties.isDefaultIgnorableCodePoint { continue }
            result.append(latin[scalar] ?? scalar)
        }
        return String(result)
    }

    /// The Latin letter that it looks like.
    static func latin(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        latin[scalar]
    }

    /// Letters of mathematics and the like: not meant for names and numbers.
    static func isStyled(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1D400...0x1D7FF, 0x2460...0x24FF, 0x1F130...0x1F189: true
        default: false
        }
    }

    private static let latin: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs: [(String, String)] = [
            ("АВЕЅІЈКМНОРСТХУԚԜҮаеѕіјорсхуԛԝүһԁӏ", "ABESIJKMHOPCTXYQWYaesijopcxyqwyhdl"),
            ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγινορυχϲϳ", "ABEZHIKMNOPTYXayivopuxcj"),
            ("ՏՕԼՍոսօհցզ", "SOLUnuohgq"),
            ("ᎪᏴᏟᎬᎻᎫᏦᏞᎷᏢᏚᎢᏙᎳᏃ", "ABCEHJKLMPSTVWZ"),
        ]
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (letters, latin) in pairs {
            for (letter, lookalike) in zip(letters.unicodeScalars, latin.unicodeScalars) { table[letter] = lookalike }
        }
        return table
    }()
}

/// The words of a text, with what their letters are.
struct Words: Sequence, IteratorProtocol {
    private let scalars: String.UnicodeScalarView
    private var index: String.Index

    struct Word {
        let range: Range<String.Index>
        var scripts: Set<Script> = []
        /// Whether all of its letters look like Latin ones.
        var isLookalike = true
        var isStyled = false
    }

    init(_ text: String) {
        scalars = text.unicodeScalars
        index = text.startIndex
    }

    mutating func next() -> Word? {
        while index < scalars.endIndex, !Self.isPart(scalars[index]) { index = scalars.index(after: index) }
        guard index < scalars.endIndex else { return nil }
        let start = index
        while index < scalars.endIndex, Self.isPart(scalars[index]) { index = scalars.index(after: index) }
        var word = Word(range: start..<index)
        for scalar in scalars[start..<index] {
            if let script = Script(scalar) {
                word.scripts.insert(script)
                word.isLookalike = word.isLookalike && Lookalikes.latin(scalar) != nil
            }
            word.isStyled = word.isStyled || Lookalikes.isStyled(scalar)
        }
        return word
    }

    /// Letters, what stands on them, and invisible characters, which end no word.
    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.isDefaultIgnorableCodePoint || Lookalikes.isStyled(scalar)
            || scalar.properties.generalCategory == .nonspacingMark
    }
}
