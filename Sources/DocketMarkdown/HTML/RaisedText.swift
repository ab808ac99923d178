/// Text that stands above or below the line, in characters that do so by themselves.
///
/// Neither a terminal nor a cell of a spreadsheet has another way, and without one `250<sup>1</sup>` would be 2501.
enum RaisedText {
    case above, below

    /// The inlines with every text in such characters; where one is missing the text stands in `^(…)` or `_(…)`.
    func inlines(_ inlines: [MarkdownInline]) -> [MarkdownInline] {
        let text = inlines.plainText
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return inlines }
        if text.unicodeScalars.allSatisfy({ character($0) != nil }) { return raised(inlines) }
        return [.text(self == .above ? "^(" : "_(")] + inlines + [.text(")")]
    }

    private func raised(_ inlines: [MarkdownInline]) -> [MarkdownInline] {
        inlines.map { inline in
            switch inline {
            case .text(let text): .text(raised(text))
            case .code(let text): .code(raised(text))
            case .emphasis(let inner): .emphasis(raised(inner))
            case .strong(let inner): .strong(raised(inner))
            case .underline(let inner): .underline(raised(inner))
            case .strikethrough(let inner): .strikethrough(raised(inner))
            case .link(let destination, let title, let inner):
                .link(destination: destination, title: title, raised(inner))
            case .image, .lineBreak, .softBreak, .html: inline
            }
        }
    }

    private func raised(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(character(scalar) ?? scalar) }
        return String(scalars)
    }

    private func character(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if scalar.properties.isWhitespace { return scalar }
        return (self == .above ? Self.superscripts : Self.subscripts)[scalar]
    }

    private static let superscripts = characters(
        "0123456789+-−=()nabcdefghijklmoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθφχ",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿᵠᵡ"
    ).merging(characters("*†‡®™℠ªº°", "*†‡®™℠ªº°")) { first, _ in first }
    private static let subscripts = characters(
        "0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")

    /// What is raised already stays as it is.
    private static func characters(_ plain: String, _ raised: String) -> [Unicode.Scalar: Unicode.Scalar] {
        let scalars = Array(raised.unicodeScalars)
        return Dictionary(Array(zip(plain.unicodeScalars, scalars)) + zip(scalars, scalars)) { first, _ in first }
    }
}
