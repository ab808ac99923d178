/// The part of a context that shows an artifact.
struct ArtifactContext {
    private let artifact: ContextArtifact
    private let fence: DataFence
    /// What it takes as a whole.
    let tokens: Int

    init(_ artifact: ContextArtifact, _ fence: DataFence) {
        (self.artifact, self.fence) = (artifact, fence)
        tokens = Self.part(artifact, Self.whole(artifact), fence).tokens
    }

    /// What fits; what does not is named.
    func part(room: Int, _ leftOut: inout [ContextOmission]) -> ContextPart? {
        let empty = Self.part(artifact, "", fence)
        let left = room - empty.tokens - 1
        switch artifact.content {
        case .text(let text):
            guard left > 0, let cut = MiddleCut(text, toFit: left) else { break }
            if cut.leftOut > 0 { leftOut.append(.middle(of: name, cut.leftOut)) }
            return Self.part(artifact, cut.text, fence)
        case .table(let table):
            guard left > 0, let excerpt = TableExcerpt(table, toFit: left) else { break }
            if let omission = excerpt.leftOut {
                leftOut.append(ContextOmission(name: "\(name): \(omission)", reason: "They did not fit."))
            }
            return Self.part(artifact, excerpt.text, fence)
        }
        leftOut.append(.noRoom(name))
        return nil
    }

    private var name: String { Self.name(artifact) }

    private static func name(_ artifact: ContextArtifact) -> String { "Artifact “\(artifact.title)”" }

    private static func whole(_ artifact: ContextArtifact) -> String {
        switch artifact.content {
        case .text(let text): text
        case .table(let table): TableExcerpt(table).text
        }
    }

    private static func part(_ artifact: ContextArtifact, _ content: String, _ fence: DataFence) -> ContextPart {
        let head = "Title: \(artifact.title)\nKind: \(artifact.kind)\n"
        return ContextPart(
            .artifact, name: name(artifact), text: "The artifact in question:\n" + fence.around(head + content))
    }
}
