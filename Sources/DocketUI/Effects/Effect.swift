package import DocketDomain

/// Something that has to happen outside of the state.
package enum Effect: Hashable, Sendable {
    case query(Query)
    /// Gives up a query whose answer nobody waits for any more.
    case cancel(Query.Slot)
    case perform(Request)
    /// Work over the rows of a table; answered by actions of its viewer.
    case table(TableOrigin, TableEffect)
    /// Runs a query of an artifact; what becomes of it is told while it runs.
    case run(QueryRequest, RunID)
    /// Ends a run; what has come stays.
    case stopRun(RunID)
    /// Makes an artifact of the result of a run.
    case keepResult(RunID, title: String)
    /// Makes a copy of an artifact.
    case duplicate(ArtifactID)
    /// Imports a chat export; the path may begin with `~`.
    case importFile(path: String)
    /// Makes the artifact that a message offers.
    case keepOffer(OfferID)
    case exports(ExportEffect)
    /// Has a message answered; what comes of it is told while it comes.
    case ask(AnswerAsk)
    /// Stops the answer to a message; what had come is kept.
    case stopAnswer(MessageID)
    /// Tells others what is open here, and where somebody writes.
    case tell(Whereabouts)
    /// Keeps a text that is not finished for the next start, or forgets it where there is none.
    case keepDraft(DraftKey, Draft?)
    /// Leaves this workspace for a copy of the demo.
    case openDemo
    /// Puts text on the clipboard of the user's terminal.
    case copy(String)
    case setMouse(Bool)
    /// Has a text written in the user's own editor, which gets the terminal until it ends.
    case editOutside(String)
    /// Tells the time again after so long; the one before is forgotten. A decision waits for it, or a countdown.
    case wake(milliseconds: Int64, isDecision: Bool)
    case redraw
    case suspend
    case quit
    /// Ends the program as a fault of its own would.
    case crash
}
