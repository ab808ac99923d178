import DocketDomain

/// The canvases of one ChatGPT conversation: documents that the assistant made and changed by calls of the tool
/// `canmore`, as they stand after each message.
struct ChatGPTCanvas {
    enum Function: String {
        case create = "create_textdoc"
        case update = "update_textdoc"
        case comment = "comment_textdoc"
    }

    /// Changes that could not be followed, in sentences.
    private(set) var notes: [String] = []
    private var current: [String: TranscriptArtifact] = [:]
    private var newest: String?
    /// Whether a pattern of this conversation took too long: one is waited for, and then no other.
    private var isTooSlow = false

    /// What a recipient, or the author of an answer, stands for.
    static func function(of name: String?) -> Function? {
        guard let name, name.hasPrefix("canmore.") else { return nil }
        return Function(rawValue: String(name.dropFirst("canmore.".count)))
    }

    /// Follows one call, and puts what it did into the message that made it.
    ///
    /// - Parameter answer: The message after it, where the tool may say which document it was.
    mutating func replay(_ function: Function, _ content: JSON?, answer: JSON?, into message: inout TranscriptMessage) {
        let isAnswer = Self.function(of: answer?["author"]?.text("name")) == function
        let canvas = isAnswer ? answer?["metadata"]?["canvas"] : nil
        let id = canvas?.text("textdoc_id")
        guard let input = Self.input(of: content) else {
            return lose("a call that cannot be read", "It is no JSON.", into: &message)
        }
        if isAnswer, canvas == nil, let refusal = Self.refusal(in: answer) {
            let title = input.text("name") ?? id.flatMap { current[$0]?.title } ?? newestTitle
            return lose(title, "The tool refused it: \(refusal)", into: &message)
        }
        switch function {
        case .create: create(input, id: id, title: canvas?.text("title"), into: &message)
        case .update: update(input, id: id ?? newest, into: &message)
        case .comment: comment(input, id: id ?? newest, into: &message)
        }
    }

    private mutating func create(_ input: JSON, id: String?, title: String?, into message: inout TranscriptMessage) {
        let title = input.text("name") ?? title ?? "Untitled canvas"
        let (type, language) = Self.type(input.text("type"))
        let id = id ?? "canvas \(current.count + 1)"
        let artifact = TranscriptArtifact(
            identifier: id, title: title, type: type, language: language, content: input["content"]?.string ?? "",
            action: .created)
        put(artifact, into: &message)
    }

    private mutating func update(_ input: JSON, id: String?, into message: inout TranscriptMessage) {
        guard let id, var artifact = current[id] else {
            return lose(newestTitle, "The canvas was not made in this conversation.", into: &message)
        }
        for update in input["updates"]?.array ?? [] {
            guard let pattern = update["pattern"]?.string, let replacement = update["replacement"]?.string,
                let changed = CanvasPattern(pattern).replacing(
                    in: artifact.content, with: replacement, everywhere: update["multiple"]?.bool ?? false,
                    isTooSlow: &isTooSlow)
            else {
                return lose(
                    artifact.title, "Its pattern is not found: \((update.text("pattern") ?? "none").prefix(80))",
                    into: &message)
            }
            artifact.content = changed
        }
        artifact.action = .updated
        put(artifact, into: &message)
    }

    /// Comments are the assistant's words about places of the document.
    private mutating func comment(_ input: JSON, id: String?, into message: inout TranscriptMessage) {
        message.parts.append(.placeholder("artifact: \(id.flatMap { current[$0]?.title } ?? newestTitle), comments"))
        for comment in input["comments"]?.array ?? [] {
            guard let text = comment.text("comment") else { continue }
            let place = comment.text("pattern").map { "> \($0.replacing("\n", with: "\n> "))\n\n" } ?? ""
            message.parts.append(.text(CitationMarks.removed(from: place + text)))
        }
    }

    private mutating func put(_ artifact: TranscriptArtifact, into message: inout TranscriptMessage) {
        current[artifact.identifier] = artifact
        newest = artifact.identifier
        message.parts.append(.placeholder("artifact: \(artifact.title)"))
        message.artifacts.append(artifact)
    }

    private mutating func lose(_ title: String, _ reason: String, into message: inout TranscriptMessage) {
        message.parts.append(.placeholder("artifact: \(title), a change that cannot be followed"))
        notes.append("A change of the canvas “\(title)” cannot be followed. \(reason)")
    }

    private var newestTitle: String { newest.flatMap { current[$0]?.title } ?? "Untitled canvas" }

    private static func input(of content: JSON?) -> JSON? {
        guard let text = content?.string ?? text(of: content), let input = try? JSON(parsing: text), input.object != nil
        else { return nil }
        return input
    }

    private static func text(of content: JSON?) -> String? {
        content?.text("text") ?? content?["parts"]?.array?.lazy.compactMap(\.string).first
    }

    /// What a tool said that did not do what it was asked to.
    private static func refusal(in answer: JSON?) -> String? {
        let text = text(of: answer?["content"]) ?? ""
        let isRefusal = ["error", "failed", "invalid"].contains { text.lowercased().hasPrefix($0) }
        return isRefusal ? String(text.prefix(200)) : nil
    }

    /// `document`, or `code/` and a language.
    private static func type(_ type: String?) -> (type: String, language: String?) {
        guard let type, type.hasPrefix("code") else { return ("text/markdown", nil) }
        let language = type.split(separator: "/").dropFirst().first.map(String.init)
        return language == "html" ? ("text/html", language) : ("application/vnd.ant.code", language)
    }
}
