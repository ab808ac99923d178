import DocketDomain

/// Writes that were asked for and are not answered yet.
package struct PendingWrites: Hashable, Sendable {
    /// A write, with what the user calls it.
    struct Write: Hashable, Sendable {
        enum Kind: Hashable, Sendable {
            case request(Request)
            case importing
            case keeping(OfferID)
            case keepingResult(RunID)
            case duplicating(ArtifactID)
        }

        let kind: Kind
        let words: String
        let asker: Asker
    }

    private(set) var underWay: [Write] = []

    package var isEmpty: Bool { underWay.isEmpty }

    /// What is not stored yet, in words, such as “Accepting Occupation”.
    package var words: [String] { underWay.map(\.words) }

    /// What the user calls a write that is not answered yet.
    func words(of kind: Write.Kind) -> String? { underWay.first { $0.kind == kind }?.words }

    mutating func begin(_ kind: Write.Kind, _ words: String, for asker: Asker) {
        underWay.append(Write(kind: kind, words: words, asker: asker))
    }

    /// Takes an answer: whose it is.
    mutating func end(_ kind: Write.Kind) -> Asker? {
        guard let index = underWay.firstIndex(where: { $0.kind == kind }) else { return nil }
        return underWay.remove(at: index).asker
    }
}
