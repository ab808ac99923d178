import DocketAgents
import DocketAssistants

extension AssistantContext {
    /// What an assistant is told about its work.
    static let instructions = """
        You answer people in docket, a workbench that keeps what assistants make. Answer in Markdown, in the language of \
        the question, and come to the point. Write tables as Markdown tables with a heading above each, queries in fenced \
        blocks that name their dialect, and documents with headings. To change the artifact in question, write it out \
        whole, or use a tool for it where you have one. Say what you do not know. You decide nothing: people read and \
        decide.
        """
}

extension AssistantRequest {
    /// What a context says. All but the system's text is the user's side: the thread's messages are data in it.
    ///
    /// - Parameter end: Of the answer that is to be gone on with, where one is.
    init(_ context: AssistantContext, after end: String? = nil) {
        func text(_ isSystem: Bool) -> String {
            context.parts.filter { ($0.subject == .system) == isSystem }.map(\.text).joined(separator: "\n\n")
        }
        let pictures = context.parts.compactMap(\.picture).map {
            AssistantTurn.Part.image($0.bytes, mediaType: $0.mediaType)
        }
        self.init(
            system: text(true),
            turns: [AssistantTurn(.user, [.text(text(false))] + pictures)] + (end.map(GoingOn.turns) ?? []))
    }
}
