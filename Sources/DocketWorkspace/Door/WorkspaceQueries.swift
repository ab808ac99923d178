package import DocketDomain
package import Foundation

/// Everything that a viewer can ask: each query takes values and gives a value. What the viewer may not see is not
/// there: it is `notFound`, and no list has it.
package protocol WorkspaceQueries: Sendable {
    // MARK: Threads

    func threads(_ filter: ThreadFilter, page: PageRequest) async throws(DocketError) -> Page<ThreadSummary>
    func thread(_ id: ThreadID) async throws(DocketError) -> ThreadSummary
    func messages(of thread: ThreadID, page: PageRequest) async throws(DocketError) -> Page<Message>
    /// The messages with these ordinals, as far as there are any.
    func messages(of thread: ThreadID, at ordinals: Range<Int>) async throws(DocketError) -> [Message]
    /// Messages that a thread shows no more, since it took another way: earlier versions, the oldest first.
    func earlierMessages(of thread: ThreadID, page: PageRequest) async throws(DocketError) -> Page<Message>
    /// One message; an earlier version too.
    func message(_ id: MessageID) async throws(DocketError) -> Message

    // MARK: Artifacts

    func artifacts(_ filter: ArtifactFilter, page: PageRequest) async throws(DocketError) -> Page<ArtifactSummary>
    /// One artifact; a deleted one too.
    func artifact(_ id: ArtifactID) async throws(DocketError) -> ArtifactSummary
    /// A revision of an artifact, the newest one unless it is named.
    func revision(_ number: Int?, of artifact: ArtifactID) async throws(DocketError) -> ArtifactRevision
    /// The threads that an artifact is linked to, the one that made it first.
    func threads(of artifact: ArtifactID) async throws(DocketError) -> [ArtifactLink]
    /// The bytes of a blob that a revision of the artifact names.
    func blob(_ digest: String, of artifact: ArtifactID) async throws(DocketError) -> Data
    /// The bytes of a file that a message carries.
    func blob(_ digest: String, of message: MessageID) async throws(DocketError) -> Data

    // MARK: Customers and review

    func customers(_ filter: CustomerFilter, page: PageRequest) async throws(DocketError) -> Page<CustomerSummary>
    /// A customer with their profile; a deleted one too.
    func customer(_ id: CustomerID) async throws(DocketError) -> CustomerProfile
    /// The fields that profiles have now.
    func schema() async throws(DocketError) -> ProfileSchema
    func proposals(_ filter: ReviewFilter, page: PageRequest) async throws(DocketError) -> Page<ReviewItem>
    /// The ids of the first proposals of a list.
    func proposalIDs(_ filter: ReviewFilter, limit: Int) async throws(DocketError) -> [ArtifactID]
    /// How many proposals wait, counted up to a limit.
    func pendingCount(mine: Bool, limit: Int) async throws(DocketError) -> Total
    /// Decisions that stand, newest first.
    func decisions(_ filter: DecisionFilter, page: PageRequest) async throws(DocketError) -> Page<ReviewItem>
    /// The viewer's decisions that can still be taken back, newest first.
    func undoableDecisions(now: Timestamp, limit: Int) async throws(DocketError) -> [ReviewItem]
    /// A proposal with what it rests on.
    func proposalDetails(_ id: ArtifactID) async throws(DocketError) -> ProposalDetails
    func reviewReport(_ filter: ReviewReportFilter) async throws(DocketError) -> ReviewReport
    /// What follows from decisions, newest first.
    func outbox(undelivered: Bool, page: PageRequest) async throws(DocketError) -> Page<OutboxDelivery>
    func delivery(_ id: Int64) async throws(DocketError) -> OutboxDelivery

    // MARK: Exports

    func exports(_ filter: ExportFilter, page: PageRequest) async throws(DocketError) -> Page<ExportSummary>
    func export(_ id: ExportID) async throws(DocketError) -> ExportSummary

    // MARK: Everything

    /// A few objects whose id is a text; where there is none, those whose id begins or ends with it.
    func objects(_ kinds: [ObjectKind], named text: String, limit: Int) async throws(DocketError) -> [ObjectName]
    func search(_ query: SearchQuery, page: PageRequest) async throws(DocketError) -> Page<SearchHit>
    /// What happened to one object, newest first.
    func history(of stream: StreamID, page: PageRequest) async throws(DocketError) -> Page<HistoryEntry>
    /// The users of the viewer's tenant, by id.
    func users(page: PageRequest) async throws(DocketError) -> Page<User>
    /// Tokens that have not been revoked, newest first; those of one user where one is named. People see their own.
    func tokens(of user: UserID?, page: PageRequest) async throws(DocketError) -> Page<TokenSummary>
    func tenants(page: PageRequest) async throws(DocketError) -> Page<TenantSummary>
}
