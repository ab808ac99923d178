package import DocketDomain
package import TerminalKit

/// A short list to choose from.
package struct PickerState: Hashable, Sendable {
    /// What is chosen.
    package enum Purpose: Hashable, Sendable {
        case visibility(ThreadID)
        case status(ArtifactID)
        /// Which text or property of an object to change.
        case details
        case openArtifact
        /// Found by words that are typed.
        case linkTo(ArtifactID)
        case unlinkFrom(ArtifactID)
        case threadOf(ArtifactID)
        case reviewFilter
        case reviewOrder
        /// The relationship manager of a customer.
        case assign(CustomerID)
    }

    /// Something that can be chosen.
    package struct Option: Hashable, Sendable {
        /// What the choice means, as the purpose reads it: an id, a raw value.
        package let value: String
        package let label: String
        package let note: String

        package init(_ value: String, _ label: String, note: String = "") {
            self.value = value
            self.label = label
            self.note = note
        }
    }

    package let purpose: Purpose
    package let title: String
    package var options: [Option]
    package var view = ListState()
    /// Where options are found by typing.
    package var editor: LineEditor?
    /// What the options were found by.
    var answered: String?

    init(_ purpose: Purpose, title: String, options: [Option], selected: Int = 0, editor: LineEditor? = nil) {
        self.purpose = purpose
        self.title = title
        self.options = options
        self.editor = editor
        view = ListState(selection: selected)
    }
}
