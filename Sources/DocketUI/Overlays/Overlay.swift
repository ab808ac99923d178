package import DocketDomain
package import TerminalKit

/// What lies over the panes and takes the keys.
package enum Overlay: Hashable, Sendable {
    case help(HelpState)
    case palette(PaletteState)
    case search(SearchState)
    case prompt(PromptState)
    case writing(WritingState)
    case question(QuestionState)
    case picker(PickerState)
    case history(HistoryState)
    case exportForm(ExportFormState)
    /// Asks before proposals are decided.
    case verdict(VerdictState)
    case reason(ReasonState)
    /// A value of a profile that is being changed.
    case value(ValueEditorState)
}

/// The keys of the place that one is in.
package struct HelpState: Hashable, Sendable {
    package var offset = 0
}

/// One line to type, at the bottom of the screen.
package struct PromptState: Hashable, Sendable {
    /// What the line is for.
    package enum Purpose: Hashable, Sendable {
        case find(Focus)
        case filterThreads
        case filterArtifacts
        case filterTable
        case filterCustomers
        case rename(ThreadID)
        case renameArtifact(ArtifactID)
        case tags(ThreadID, [String])
        case status(ArtifactID)
        /// The path of a chat export.
        case importFile
    }

    package let purpose: Purpose
    package var editor: LineEditor
    /// Why the line could not be taken.
    package var refusal: String?
}

/// A text of several lines to write.
package struct WritingState: Hashable, Sendable {
    /// What the text becomes.
    package enum Purpose: Hashable, Sendable {
        case message(OutgoingMessage.Target, title: String)
        case newThread
        case threadDescription(ThreadID)
        case artifactDescription(ArtifactID)
        case artifactComment(ArtifactID)
    }

    package let purpose: Purpose
    package var editor: TextEditor
}

/// Something to be confirmed with `y`.
package struct QuestionState: Hashable, Sendable {
    package let title: String
    package let text: String
    package let answer: String
    package let change: Request
}

/// What happened to one object, newest first.
package struct HistoryState: Hashable, Sendable {
    package let stream: StreamID
    package let title: String
    package var list = PagedList<HistoryLine>()
}
