import DocketDomain
import Foundation

/// A call of one of the tools by which Claude makes files and changes them.
struct ClaudeFileCall {
    enum Action {
        case create(String)
        case replace(old: String, new: String)
        /// Puts text behind a line, counted from 1; behind 0 it comes first.
        case insert(line: Int, text: String)
        /// Reads a file, or shows it.
        case look

        /// A file's content after it; nothing where what it replaces is not there.
        func changing(_ content: String) -> String? {
            switch self {
            case .create(let text): return text
            case .look: return content
            case .replace(let old, let new):
                guard !old.isEmpty, let range = content.range(of: old, options: .literal) else { return nil }
                return content.replacingCharacters(in: range, with: new)
            case .insert(let line, let text):
                var lines = content.components(separatedBy: "\n")
                let count = content.hasSuffix("\n") ? lines.count - 1 : lines.count
                guard 0...count ~= line else { return nil }
                let ended = text.hasSuffix("\n") ? String(text.dropLast()) : text
                lines.insert(contentsOf: ended.components(separatedBy: "\n"), at: line)
                return lines.joined(separator: "\n")
            }
        }
    }

    let path: String
    let action: Action

    init?(tool: String?, _ input: JSON) {
        // One tool has all of them as its commands, under two names.
        let isEditor = tool == "str_replace_based_edit_tool" || tool == "str_replace_editor"
        let command = isEditor ? input.text("command") : tool == "create" ? nil : tool
        path = input.text("path", "file_path") ?? ""
        switch command {
        case "create_file", "create":
            guard let text = input["file_text"]?.string ?? input["content"]?.string else { return nil }
            action = .create(text)
        case "str_replace":
            action = .replace(old: input["old_str"]?.string ?? "", new: input["new_str"]?.string ?? "")
        case "insert" where !path.isEmpty:
            action = .insert(
                line: input["insert_line"]?.int ?? -1, text: (input["insert_text"] ?? input["new_str"])?.string ?? "")
        case "view", "present_files": action = .look
        default: return nil
        }
    }

    /// Apart from the names of artifacts.
    var identifier: String { "file:" + path }

    /// The file's name.
    var title: String {
        path.split(separator: "/").last.map(String.init) ?? "a file"
    }

    func artifact(_ content: String) -> TranscriptArtifact {
        let (type, language) = FileKind.type(ofName: title)
        return TranscriptArtifact(
            identifier: identifier, title: title, type: type, language: language, content: content, action: .created)
    }
}
