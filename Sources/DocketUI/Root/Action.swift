package import DocketDomain
package import TerminalKit

/// Everything that can happen to the state.
package enum Action: Sendable {
    /// The program has started; the screen is empty yet.
    case started
    /// Goes to an address.
    case visit(Address)
    case input(Input)
    case answered(Query, QueryResult)
    case queryFailed(Query, DocketError)
    case performed(Request, CommandOutcome)
    case performFailed(Request, DocketError)
    /// An answer to work over the rows of a table.
    case table(TableOrigin, TableAction)
    /// What becomes of the run of an artifact's query.
    case run(RunID, RunNews)
    /// The result of a run was kept as an artifact of its own.
    case resultKept(RunID, as: ArtifactID)
    case keepingResultFailed(RunID, DocketError)
    /// A copy of an artifact was made.
    case duplicated(ArtifactID, as: ArtifactID)
    case duplicatingFailed(ArtifactID, DocketError)
    /// An import is done: what it added, in words.
    case imported(String)
    case importFailed(DocketError)
    /// An offer was taken up, now or already before.
    case offerKept(OfferID, already: Bool)
    case offerFailed(OfferID, DocketError)
    /// What became of exports.
    case exports(ExportAnswer)
    /// What becomes of answers that are being given.
    case answers([AnswerNews])
    /// Who else works in the workspace now.
    case others([Presence])
    /// Whether the log can be reached, where it is kept elsewhere.
    case logInReach(Bool)
    /// What came of asking for one.
    case asked(AnswerAsk, AnswerEnd)
    /// Queued messages that another terminal has sent or taken back.
    case takenElsewhere([DraftKey])
    /// Which assistants are left alone, and until when.
    case paused([String: Timestamp])
    /// Somebody has changed something, here or elsewhere; and what of it was not changed by this process.
    case changed([ChangedObject], byOthers: [ChangedObject] = [])
    /// Changes were missed: everything is to be read again.
    case readAnew
    /// A frame was drawn: keys from now on are about what it shows.
    case drawn(Timestamp)
    /// The first screen is whole: what was typed before is taken now, but decides nothing.
    case arrived
    /// The user's own editor has closed; nothing where it can't be used, with the reason in a notice.
    case editedOutside(String)
    /// What the time is now; nothing else changes by it.
    case time(Timestamp)
    /// Tells the user something that happened outside of the state.
    case notice(String)
    /// The program is about to end: what is held back is given to the workspace at once.
    case ending

    /// Whether it only brings what was read ahead: nothing on the screen changes by it.
    package var isReadAhead: Bool {
        if case .answered(.proposal(_, isAhead: true), _) = self { true } else { false }
    }
}
