/// About how many tokens a text is for a model, without knowing its vocabulary.
///
/// Vocabularies of byte pairs give about four letters of English to a token, two to three of other alphabets, and a
/// token or more to a character of Chinese, Japanese or Korean; digits and marks take more than letters. The estimate
/// counts each character by itself, in quarters of a token, rather too much than too little.
package enum TokenEstimate {
    /// Tokens of a text.
    package static func of(_ text: some StringProtocol) -> Int {
        (text.unicodeScalars.reduce(0) { $0 + quarters(of: $1) } + 3) / 4
    }

    /// What a message takes beside its text: its role, and its begin and end.
    package static let perPart = 4

    /// What a picture takes: models scale larger ones down.
    package static let perPicture = 1600

    /// Quarters of a token that a character takes.
    static func quarters(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x61...0x7A, 0x41...0x5A, 0x20: 1
        case ..<0x80: 2
        case ..<0x1100: 2
        case ..<0x10000: 5
        default: 8
        }
    }
}
