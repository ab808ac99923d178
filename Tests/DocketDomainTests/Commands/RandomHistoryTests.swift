import CustomDump
import DocketDomain
import TestSupport
import Testing

/// Thousands of commands by several users in any order: whatever they do, some things hold.
@Suite struct RandomHistoryTests {
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func noSequenceOfCommandsReachesAForbiddenState(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var commands = RandomCommands()
        let ledger = try Ledger.withCast()
        var done = 0
        for _ in 0..<1500 {
            let viewer = Cast.all[Int.random(in: 0..<Cast.all.count, using: &random)]
            let command = commands.next(using: &random)
            let mark = ledger.events.count
            let unseen = Self.objects(of: command).filter { !Self.sees(viewer, $0, in: ledger) }
            do throws(DocketError) {
                let outcome = try ledger.perform(command, as: viewer)
                commands.learn(outcome)
                #expect(unseen.isEmpty, "\(viewer.userID) did \(command) without seeing it")
                #expect(outcome.already == (ledger.events.count == mark), "\(command)")
                try Self.expectRepetitionChangesNothing(command, viewer, ledger)
                done += 1
            } catch {
                #expect(ledger.events.count == mark)
                guard !unseen.isEmpty else { continue }
                // What cannot be seen is answered in the same words as what is not there.
                #expect(throws: error) { try ledger.decision(command, as: viewer, hiding: Set(unseen)) }
            }
            for event in ledger.events[mark...] {
                Self.expectAllowed(event, by: viewer, in: ledger)
                if event.stream.kind == .artifact { commands.learn(ArtifactID(event.stream.id)) }
            }
        }
        // The rest is refused, for good reasons; a run in which nothing happens would show nothing.
        #expect(done > 400)
        Self.expectClaimsHold(in: ledger)
        try Self.expectReplayGivesTheSame(ledger)
    }

    // MARK: Who sees what, told apart from the code that is tested

    /// What a command is about.
    private static func objects(of command: Command) -> [StreamID] {
        switch command {
        case .createThread, .createTenant, .addUser, .removeUser, .grantSight, .addToken, .revokeToken,
            .importConversation:
            []
        // These have random histories of their own.
        case .addCustomer, .customer, .correct, .setSchema, .propose, .review, .undo: []
        case .thread(let id, _): [.thread(id)]
        case .forkThread(let fork): [.thread(fork.threadID)]
        case .reply(let reply):
            [.thread(reply.threadID)]
                + reply.artifacts.compactMap { work in
                    if case .revise(let id, _, _) = work { .artifact(id) } else { nil }
                }
        case .keepOffer(let kept): [.thread(kept.threadID)]
        case .createArtifact(let new): new.threadID.map { [.thread($0)] } ?? []
        case .artifact(let id, .link(let thread, _)), .artifact(let id, .unlink(let thread)):
            [.artifact(id), .thread(thread)]
        case .artifact(let id, _): [.artifact(id)]
        case .requestExport(let new): new.source.stream.map { [$0] } ?? []
        case .export(let id, _): [.export(id)]
        case .send(let message):
            switch message.target {
            case .thread(let id): [.thread(id)]
            case .artifact(let id, in: let thread): [.artifact(id)] + (thread.map { [.thread($0)] } ?? [])
            }
        }
    }

    private static func sees(_ viewer: Viewer, _ object: StreamID, in ledger: Ledger) -> Bool {
        switch object.kind {
        case .thread: sees(viewer, ThreadID(object.id), in: ledger)
        case .artifact: sees(viewer, ArtifactID(object.id), in: ledger)
        case .export:
            ledger.export(ExportID(object.id), in: viewer.tenantID).map { export in
                export.createdBy == viewer.userID
                    || export.source.stream.map { sees(viewer, $0, in: ledger) } ?? false
            } ?? false
        case .tenant, .customer, .schema, .batch, .review: true
        }
    }

    private static func sees(_ viewer: Viewer, _ id: ThreadID, in ledger: Ledger) -> Bool {
        guard let thread = ledger.thread(id, in: viewer.tenantID) else { return false }
        if thread.ownerID == viewer.userID { return true }
        return thread.visibility == .public || (thread.visibility == .team && viewer.role != .agent)
    }

    private static func sees(_ viewer: Viewer, _ id: ArtifactID, in ledger: Ledger) -> Bool {
        guard let artifact = ledger.artifact(id, in: viewer.tenantID) else { return false }
        return artifact.createdBy.id == viewer.userID
            || artifact.relations.keys.contains { sees(viewer, ThreadID($0), in: ledger) }
    }

    // MARK: What holds after each command

    private static func expectRepetitionChangesNothing(
        _ command: Command, _ viewer: Viewer, _ ledger: Ledger
    ) throws(DocketError) {
        switch command {
        case .thread, .artifact(_, .rename), .artifact(_, .describe), .artifact(_, .comment), .artifact(_, .setStatus),
            .artifact(_, .delete),
            .artifact(_, .restore), .artifact(_, .link), .importConversation, .addUser:
            do throws(DocketError) {
                let again = try ledger.decision(command, as: viewer)
                #expect(again.outcome.already && again.changes.isEmpty, "\(command)")
            } catch  where error.code == .notFound {
                // The command hid the object from who gave it.
            } catch  where error.code == .failedPrecondition {
                // An export whose thread is deleted and which holds more than was taken.
            }
        default: break
        }
    }

    private static func expectAllowed(_ event: RecordedEvent, by viewer: Viewer, in ledger: Ledger) {
        #expect(event.tenantID == viewer.tenantID)
        #expect(event.actorID == viewer.userID)
        if case .artifact(.created(let created)) = event.event { #expect(created.kind != .profileEdit) }
        guard viewer.role == .agent else { return }
        switch event.event {
        case .thread(.created), .thread(.messageAdded), .thread(.imported): break
        case .thread:
            #expect(ledger.thread(ThreadID(event.stream.id))?.ownerID == viewer.userID, "\(event.event)")
        case .artifact(.deleted), .artifact(.restored):
            let artifact = ledger.artifact(ArtifactID(event.stream.id))
            let isOwn =
                artifact?.createdBy.id == viewer.userID
                || artifact?.relations.contains { thread, relation in
                    relation == .created && ledger.thread(ThreadID(thread))?.ownerID == viewer.userID
                } == true
            #expect(isOwn, "\(event.event)")
        case .artifact: break
        case .export: #expect(ledger.export(ExportID(event.stream.id))?.createdBy == viewer.userID, "\(event.event)")
        case .tenant, .proposal, .batch, .review, .customer, .schema:
            Issue.record("An agent changed more than it may: \(event.event)")
        }
    }

    // MARK: What holds at the end

    /// Every place that is taken belongs to a stream that has the right to it.
    private static func expectClaimsHold(in ledger: Ledger) {
        var discussions = 0
        for (claim, stream) in ledger.claims where claim.key.rawValue.hasPrefix("discussion:") {
            guard let thread = ledger.thread(ThreadID(stream.id), in: claim.tenant), let artifact = thread.discusses
            else {
                Issue.record("\(claim.key) belongs to \(stream), which discusses nothing.")
                continue
            }
            discussions += 1
            #expect(!thread.isDeleted)
            #expect(claim.key == .discussion(of: artifact, by: thread.ownerID))
        }
        #expect(discussions > 0)
        // What is not held by a claim was there before another one took its place.
        for (place, snapshot) in ledger.snapshots {
            guard case .thread(let thread) = snapshot.state, let artifact = thread.discusses, !thread.isDeleted else {
                continue
            }
            let key = ClaimKey.discussion(of: artifact, by: thread.ownerID)
            #expect(ledger.owner(of: key, in: place.tenant) != nil)
        }
    }

    private static func expectReplayGivesTheSame(_ ledger: Ledger) throws {
        let codec = EventCodec()
        var states: [Ledger.Position: StreamSnapshot] = [:]
        for recorded in ledger.events {
            let place = Ledger.Position(tenant: recorded.tenantID, stream: recorded.stream)
            let event = try codec.event(codec.stored(recorded.event))
            #expect(recorded.version == (states[place]?.version ?? 0) + 1)
            states[place] = StreamSnapshot(version: recorded.version, state: try evolve(states[place]?.state, event))
        }
        expectNoDifference(states, ledger.snapshots)
    }
}
