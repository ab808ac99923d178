package import DocketDomain

/// The door: all that a front end can ask of a workspace, and tell it, as one user of one tenant.
///
/// Front ends know this protocol and the values of `DocketDomain`, and nothing of what is behind it. `LocalWorkspace`
/// keeps a workspace in a folder of this machine; one that is kept elsewhere stands behind the same door. So that both
/// are possible, what goes through it can be sent:
///
/// - a write is a `Command`, or one of the few that are more than one command, each with an idempotency key;
/// - a query is a method of `WorkspaceQueries`: values go in, and a value comes out;
/// - what is large, such as the rows of a table, the bytes of a file and the log itself, is read in parts;
/// - a file is the caller's own: what is imported is read, and what was exported is written, on this side of the door.
package protocol Workspace: CommandPerforming, ExportMaking {
    /// Who works in it.
    var viewer: Viewer { get }
    /// Whatever can be asked.
    var queries: any WorkspaceQueries { get }
    /// Answers while they are being given.
    var answers: any AnswerStreams { get }
    /// Who else works in it now.
    var presence: any PresenceBoard { get }
    /// What waits to be delivered after decisions.
    var outbox: any Outbox { get }
    /// Databases and tables that SQL can be run against.
    var sources: any QueryRunning { get }

    /// The tokens of a tenant, as the log has them now, for a server that is shown some; nothing where there is no such
    /// tenant.
    func tokenBook(of tenant: TenantID) async throws(DocketError) -> TokenBook?

    /// The viewer's discussion of an artifact; nothing where there is none yet.
    func discussion(of artifact: ArtifactID) async throws(DocketError) -> ThreadID?

    /// The offers of a message that have been taken up, by their places.
    func keptOffers(of message: Message) async throws(DocketError) -> Set<Int>

    /// Events behind a checkpoint, or from the beginning on, as the viewer may see them, then what comes from any process,
    /// until the task is cancelled. They are read as they are asked for, in order and at least once; a reader drops what it
    /// has seen, by position. A checkpoint is good for the same stream only, and for a while; where it is not good any
    /// more, or a backup is put in the place of the log, the reader is told to read anew (`failedPrecondition`).
    func changes(
        after checkpoint: SealedCheckpoint?, stream: StreamID?
    ) -> any AsyncSequence<[FollowedChange], any Error> & Sendable
    /// The same as far as the log goes now, at most so many.
    func events(
        after checkpoint: SealedCheckpoint?, stream: StreamID?, limit: Int
    ) async throws(DocketError) -> [FollowedChange]
    /// How far the log goes now: what follows a screen that is about to be read begins here.
    func head() async throws(DocketError) -> SealedCheckpoint

    /// Whether the log can be reached, where it is kept elsewhere: as it was last, then whenever that changes, while somebody
    /// follows the changes. Until it can be again, what was read stays to be read, and nothing is written.
    func isLogInReach() -> AsyncStream<Bool>

    /// Whether an event was written from here, and not long ago: who has made a change knows of it.
    func wrote(_ event: RecordedEvent) -> Bool

    /// Faults of the data, which takes time in proportion to all of it.
    ///
    /// - Parameter listener: Told now and then how far it has come.
    func faults(telling listener: CareProgress.Listener?) async throws(DocketError) -> [Fault]

    /// Lets search find some more of the rows of long tables that it does not find yet: without it, a search does so
    /// first.
    ///
    /// - Returns: Whether there may be more of them.
    func makeSearchable() async throws(DocketError) -> Bool

    /// Makes the read model anew from the log.
    ///
    /// - Parameter listener: Told now and then how far it has come.
    /// - Returns: The number of events replayed.
    func rebuild(telling listener: CareProgress.Listener?) async throws(DocketError) -> Int
}

extension Workspace {
    /// Faults of the data.
    package func faults() async throws(DocketError) -> [Fault] { try await faults(telling: nil) }

    /// Makes the read model anew from the log.
    package func rebuild() async throws(DocketError) -> Int { try await rebuild(telling: nil) }
}
