import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation

/// Makes a workspace of any size: the same extent and seed always give the same one.
struct WorkspaceMaker {
    private let extent: WorkspaceExtent
    private let batches: CommandBatches
    private var conversations: ConversationMaker
    private var texts: TextMaker
    private let viewer: Viewer
    /// Told how many messages there are already.
    private let progress: (Int) -> Void

    /// - Parameter folder: There must be no workspace in it.
    static func make(
        in folder: URL, _ extent: WorkspaceExtent, seed: UInt64 = 1, progress: @escaping (Int) -> Void = { _ in }
    ) async throws -> MadeWorkspace {
        guard !MadeWorkspace.exists(in: folder) else {
            throw DocketError(.alreadyExists, "There is a workspace in \(folder.path). Name another folder.")
        }
        let ids = SeededIDs(seed: seed, command: 0)
        let environment = Environment(now: { ids.now }, makeID: { ids.next() })
        let workspace = try await LocalWorkspace.create(
            folder, account: MadeWorkspace.account, environment: environment)
        try await workspace.perform(.setSchema(ProposalMaker.schema))
        var maker = WorkspaceMaker(
            extent: extent, batches: try CommandBatches(workspace, seed: seed),
            conversations: ConversationMaker(seed: seed, total: extent.messages), texts: TextMaker(seed: seed ^ 7),
            viewer: workspace.viewer, progress: progress)
        try await maker.makeTables()
        try await maker.makeConversations()
        try await maker.makeProposals()
        return try await MadeWorkspace(in: folder)
    }

    private mutating func makeTables() async throws {
        for (rows, title) in [
            (extent.rows, MadeWorkspace.longTable), (WorkspaceExtent.standardRows, MadeWorkspace.standardTable),
        ] {
            let (content, blobs) = try RowMaker.table(rows: rows)
            try await batches.give(
                .createArtifact(NewArtifact(kind: .table, title: title, content: content)), blobs: blobs)
            try await batches.finish()
        }
    }

    private mutating func makeConversations() async throws {
        try await give(conversations.next(of: extent.longest, titled: MadeWorkspace.longThread))
        try await give(conversations.next(of: WorkspaceExtent.standardMessages, titled: MadeWorkspace.standardThread))
        var told = 0
        while conversations.messages < extent.messages {
            try await give(conversations.next())
            guard conversations.messages - told >= 100_000 else { continue }
            told = conversations.messages
            progress(told)
        }
        try await batches.finish()
    }

    private func give(_ made: ConversationMaker.Made) async throws {
        try await batches.give(.importConversation(made.conversation), blobs: made.blobs)
    }

    /// First all customers, then the notes, then what is proposed for them: what a decision needs has been written.
    private mutating func makeProposals() async throws {
        var proposals = ProposalMaker(viewer: viewer)
        for index in 0..<extent.customers { try await batches.give(.addCustomer(proposals.customer(index, &texts))) }
        try await batches.finish()
        for index in 0..<extent.customers {
            let made = proposals.notes(index, &texts)
            let changes = try await batches.give(.importConversation(made))
            let stream = changes.changes.lazy.map(\.stream).first { $0.kind == .thread }
            proposals.threads.append(stream.map { ThreadID($0.id) })
        }
        try await batches.finish()
        for index in 0..<extent.customers { try await batches.give(.propose(proposals.submission(index, &texts))) }
        try await batches.finish()
    }
}
