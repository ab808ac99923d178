import DocketDomain
import Foundation

/// The artifacts and files of one Claude conversation, as they stand after each of its messages.
struct ClaudeArtifacts {
    /// What came of one call of a tool.
    enum Outcome {
        case done(TranscriptArtifact)
        /// The call changes text that is not there.
        case lost(title: String, reason: String)
        /// The call only looks at files, or shows them.
        case nothing

        /// Shows in the message where the artifact was.
        var placeholder: MessagePart? {
            switch self {
            case .done(let artifact): .placeholder("artifact: \(artifact.title)")
            case .lost(let title, _): .placeholder("artifact: \(title), a change that cannot be followed")
            case .nothing: nil
            }
        }
    }

    /// Changes that could not be followed, in sentences.
    private(set) var notes: [String] = []
    private var current: [String: TranscriptArtifact] = [:]

    /// Follows a call of a tool; nothing where the tool makes neither artifacts nor files.
    ///
    /// - Parameter refusal: What the tool said where it did not do it.
    mutating func follow(_ tool: String?, _ input: JSON, refusal: String?) -> Outcome? {
        let outcome: Outcome
        switch tool {
        case "artifacts": outcome = refusal == nil ? replay(input) : .lost(title: title(of: input), reason: "")
        default:
            guard let call = ClaudeFileCall(tool: tool, input) else { return nil }
            outcome = refusal == nil ? follow(call) : .lost(title: call.title, reason: "")
        }
        if case .lost(let title, let reason) = outcome {
            let said = refusal.map { "The tool refused it: \($0.prefix(200))" } ?? reason
            notes.append("A change of “\(title)” cannot be followed. \(said)")
        }
        return outcome
    }

    private func title(of input: JSON) -> String {
        input.text("title") ?? input.identifier("id").flatMap { current[$0]?.title } ?? "Untitled artifact"
    }

    /// `create`, `update` (one text for another) and `rewrite`, by the artifact's id.
    private mutating func replay(_ input: JSON) -> Outcome {
        let id = input.identifier("id") ?? ""
        let before = current[id]
        let title = title(of: input)
        let content: String
        if input["command"]?.string == "update" {
            guard let before, let old = input.text("old_str"),
                let range = before.content.range(of: old, options: .literal)
            else { return .lost(title: title, reason: "The text that it replaces is not there.") }
            content = before.content.replacingCharacters(in: range, with: input["new_str"]?.string ?? "")
        } else {
            guard let whole = input["content"]?.string else {
                return .lost(title: title, reason: "It has no content.")
            }
            content = whole
        }
        return .done(
            put(
                TranscriptArtifact(
                    identifier: id, title: title, type: input.text("type") ?? before?.type ?? "text/plain",
                    language: input.text("language") ?? before?.language, content: content, action: .created)))
    }

    private mutating func follow(_ call: ClaudeFileCall) -> Outcome {
        switch call.action {
        case .look: return .nothing
        case .create(let text): return .done(put(call.artifact(text)))
        case .replace, .insert:
            guard let before = current[call.identifier] else {
                return .lost(title: call.title, reason: "The file was not made in this conversation.")
            }
            guard let content = call.action.changing(before.content) else {
                return .lost(title: call.title, reason: "The text that it replaces is not there.")
            }
            return .done(put(call.artifact(content)))
        }
    }

    /// Takes a whole artifact over, and tells whether it is new.
    mutating func put(_ artifact: TranscriptArtifact) -> TranscriptArtifact {
        var artifact = artifact
        artifact.action = current[artifact.identifier] == nil ? .created : .updated
        current[artifact.identifier] = artifact
        return artifact
    }
}
