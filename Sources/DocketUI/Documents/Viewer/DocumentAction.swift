package import TerminalKit

/// What can happen to a document viewer.
package enum DocumentAction: Hashable, Sendable {
    /// The area that it is drawn in changed.
    case resized(Size)
    case themed(Theme)

    /// Down by rows; negative goes up. In the outline it moves the selection.
    case move(Int)
    case halfPages(Int)
    case top
    case bottom
    /// So that a line of the source, counted from 1, is seen.
    case goToSource(line: Int)

    /// Whether long lines go on in the next row.
    case toggleWrap
    /// Lines that are not wrapped to the left or right.
    case shift(Int)

    case nextHeading
    case previousHeading
    /// Opens the list of headings, or closes it.
    case outline
    /// Goes to the heading that is selected in the outline.
    case open

    case search(String)
    /// Shows where a text stands that was found elsewhere.
    case land(TextPattern)
    case searchNext
    case searchPrevious
    /// Closes the outline, else ends the search.
    case close

    /// The whole text as it was written.
    case copy
}

/// What a document viewer needs others to do.
package enum DocumentEffect: Hashable, Sendable {
    /// Put text on the clipboard.
    case copy(String)
    /// Tell the user something.
    case report(String)
}
