import DocketDomain
import Foundation

/// The artifacts of one Claude conversation, as they stand after each of its messages.
struct ClaudeArtifacts {
    /// What came of one call of the artifacts tool.
    enum Outcome {
        case done(TranscriptArtifact)
        /// The call changes text that is not there.
        case lost(title: String)

        /// Shows in the message where the artifact was.
        var placeholder: MessagePart {
            switch self {
            case .done(let artifact): .placeholder("artifact: \(artifact.title)")
            case .lost(let title): .placeholder("artifact: \(title), a change that cannot be followed")
            }
        }
    }

    private var current: [String: TranscriptArtifact] = [:]

    /// `create`, `update` (one text for another) and `rewrite`, by the artifact's id.
    mutating func replay(_ input: JSON) -> Outcome {
        let id = input.identifier("id") ?? ""
        let before = current[id]
        let title = input.text("title") ?? before?.title ?? "Untitled artifact"
        let content: String
        if input["command"]?.string == "update" {
            guard let before, let old = input.text("old_str"),
                let range = before.content.range(of: old, options: .literal)
            else { return .lost(title: title) }
            content = before.content.replacingCharacters(in: range, with: input["new_str"]?.string ?? "")
        } else {
            guard let whole = input["content"]?.string else { return .lost(title: title) }
            content = whole
        }
        return .done(
            put(
                TranscriptArtifact(
                    identifier: id, title: title, type: input.text("type") ?? before?.type ?? "text/plain",
                    language: input.text("language") ?? before?.language, content: content, action: .created)))
    }

    /// Takes a whole artifact over, and tells whether it is new.
    mutating func put(_ artifact: TranscriptArtifact) -> TranscriptArtifact {
        var artifact = artifact
        artifact.action = current[artifact.identifier] == nil ? .created : .updated
        current[artifact.identifier] = artifact
        return artifact
    }
}
