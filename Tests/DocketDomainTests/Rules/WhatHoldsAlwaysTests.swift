import DocketDomain
import TestSupport
import Testing

/// What always holds (Sources/README), as far as deciding goes. Each test names its rule by number.
@Suite struct WhatHoldsAlwaysTests {
    let ledger: Ledger

    init() throws {
        ledger = try Ledger.withCast()
    }

    // MARK: 1

    @Test func rule1NoGenericCommandMakesAProfileEditAndNoImportBringsOne() {
        for kind in ["profile_edit", " profile_edit ", "profile_edit\n"] {
            for viewer in Cast.ofTenant {
                let new = NewArtifact(kind: ArtifactKind(rawValue: kind), title: "Income", content: .other(["v": 1]))
                #expect(refusal { try ledger.perform(.createArtifact(new), as: viewer) } == .failedPrecondition)
            }
        }
        let time = Timestamp(milliseconds: 0)
        let conversation = Conversation(
            source: ThreadSource(format: "claude", id: "c"), title: "Hostile", createdAt: time, visibility: .private,
            messages: [Conversation.Message(key: "m", role: .assistant, parts: [.text("x")], createdAt: time)],
            artifacts: [
                Conversation.Artifact(kind: .profileEdit, title: "Income", content: .other(["v": 1]), message: 0)
            ], fingerprint: "f")
        #expect(
            refusal { try ledger.perform(.importConversation(conversation), as: Cast.member) } == .failedPrecondition)
    }

    @Test func rule1NoGenericCommandChangesAProfileEditThatIsThere() throws {
        let thread = try ledger.newThread(.team, by: Cast.manager)
        let proposal = ArtifactID("p1")
        var loaded = LoadedState()
        let created = ArtifactCreated(
            kind: .profileEdit, title: "Income", status: "pending", content: .other(["v": 1]),
            createdBy: Creator(type: .agent, id: Cast.agent.userID), threadID: thread,
            createdAt: Timestamp(milliseconds: 0))
        loaded.load(
            .artifact(proposal), StreamSnapshot(version: 1, state: try evolve(nil, .artifact(.created(created)))))
        let place = Ledger.Position(tenant: Cast.tenant, stream: .thread(thread))
        loaded.load(.thread(thread), ledger.snapshots[place])
        for command in [
            .revise(.other(["v": 2]), title: nil), .rename("x"), .describe("x"), .comment("x"), .setStatus("accepted"),
            .link(thread, .modified), .unlink(thread), .delete, .restore,
        ] as [ArtifactCommand] {
            for viewer in [Cast.admin, Cast.manager, Cast.member, Cast.agent] {
                let context = Context(viewer: viewer, now: ledger.ids.now, makeID: ledger.ids.next)
                let code = refusal { try decide(.artifact(proposal, command), in: loaded, context) }
                #expect(code == .failedPrecondition, "\(command) by \(viewer.userID)")
            }
        }
    }

    // MARK: 4

    @Test func rule4OtherKindsAreRevisedEveryRevisionStaysReadable() throws {
        let id = try ledger.newArtifact(by: Cast.member, content: .doc(.inline("1")))
        for number in 2...20 {
            try ledger.perform(.artifact(id, .revise(.doc(.inline("\(number)")), title: nil)), as: Cast.member)
            #expect(ledger.artifact(id)?.revision == number)
        }
        let contents = ledger.events(of: .artifact(id)).compactMap { event -> ArtifactContent? in
            switch event {
            case .artifact(.created(let created)): created.content
            case .artifact(.revised(let revised)): revised.content
            default: nil
            }
        }
        #expect(contents == (1...20).map { .doc(.inline("\($0)")) })
    }

    // MARK: 5

    @Test func rule5DeletingAThreadNeverDeletesAnArtifactAndTheAuditTrailStays() throws {
        let thread = try ledger.newThread(by: Cast.member)
        let id = try ledger.newArtifact(in: thread, by: Cast.member)
        let before = ledger.events
        try ledger.perform(.thread(thread, .delete), as: Cast.member)
        #expect(ledger.artifact(id)?.isDeleted == false)
        try ledger.perform(.artifact(id, .comment("still here")), as: Cast.member)
        #expect(Array(ledger.events.prefix(before.count)) == before)
    }

    @Test func rule5DeletingAUserNeverDeletesWhatTheyMadeAndTheAuditTrailStays() throws {
        let thread = try ledger.newThread(.team, by: Cast.colleague)
        let id = try ledger.newArtifact(in: thread, by: Cast.colleague)
        let before = ledger.events
        try ledger.perform(.removeUser(Cast.colleague.userID), as: Cast.admin)
        #expect(ledger.thread(thread)?.isDeleted == false)
        #expect(ledger.artifact(id)?.isDeleted == false)
        try ledger.send("I take over", to: thread, by: Cast.member)
        #expect(Array(ledger.events.prefix(before.count)) == before)
    }

    // MARK: 7

    @Test func rule7TheFirstMessageAboutAnArtifactMakesOneDiscussionPerArtifactAndUser() throws {
        let shown = try ledger.newThread(.team, by: Cast.member)
        let artifact = try ledger.newArtifact(in: shown, by: Cast.member)
        let first = try ledger.discuss(artifact, by: Cast.member)
        let second = try ledger.discuss(artifact, by: Cast.member)
        let other = try ledger.discuss(artifact, by: Cast.colleague)
        let third = try ledger.newArtifact(in: shown, by: Cast.member)
        #expect(first.threadCreated && !second.threadCreated && other.threadCreated)
        #expect(first.threadID == second.threadID)
        #expect(other.threadID != first.threadID)
        #expect(try ledger.discuss(third, by: Cast.member).threadID != first.threadID)
    }

    @Test func rule7WhereTheUserNamesAThreadThatOneIsUsed() throws {
        let artifact = try ledger.newArtifact(by: Cast.member)
        try ledger.discuss(artifact, by: Cast.member)
        let named = try ledger.newThread(by: Cast.member)
        let message = OutgoingMessage(target: .artifact(artifact, in: named), parts: [.text("Here")])
        #expect(try ledger.perform(.send(message), as: Cast.member).threadID == named)
    }

    @Test func rule7ADeletedDiscussionMakesRoomForANewOneAndTakesItsPlaceAgainIfThatIsFree()
        throws
    {
        let artifact = try ledger.newArtifact(by: Cast.member)
        let claim = ClaimKey.discussion(of: artifact, by: Cast.member.userID)
        let first = try #require(try ledger.discuss(artifact, by: Cast.member).threadID)
        try ledger.perform(.thread(first, .delete), as: Cast.member)
        #expect(ledger.owner(of: claim) == nil)
        try ledger.perform(.thread(first, .restore), as: Cast.member)
        #expect(ledger.owner(of: claim) == .thread(first))

        try ledger.perform(.thread(first, .delete), as: Cast.member)
        let second = try #require(try ledger.discuss(artifact, by: Cast.member).threadID)
        #expect(second != first)
        try ledger.perform(.thread(first, .restore), as: Cast.member)
        #expect(ledger.owner(of: claim) == .thread(second))
        // Deleting the one that lost its place does not take the place of the other.
        try ledger.perform(.thread(first, .delete), as: Cast.member)
        #expect(try ledger.discuss(artifact, by: Cast.member).threadID == second)
    }

    // MARK: 8

    @Test func rule8AnAddressSurvivesWhateverHappensToItsObject() throws {
        let thread = try ledger.newThread(by: Cast.member)
        let address = Address.thread(thread)
        for command in [.rename("New"), .setVisibility(.public), .delete, .restore] as [ThreadCommand] {
            let outcome = try ledger.perform(.thread(thread, command), as: Cast.member)
            #expect(outcome.threadID.map(Address.thread) == address)
        }
        #expect(try Address(parsing: address.description) == address)
    }

    // MARK: 9

    /// Who sees a thread of the member's, as the rule says it in words.
    private static let seen: [(visibility: ThreadVisibility, by: [Viewer])] = [
        (.private, [Cast.member]),
        (.team, [Cast.member, Cast.colleague, Cast.manager, Cast.admin]),
        (.public, [Cast.member, Cast.colleague, Cast.manager, Cast.admin, Cast.agent]),
    ]

    @Test func rule9PrivateItsOwnerTeamEveryUserButAgentsPublicAgentsTooNobodyOfAnotherTenant()
        throws
    {
        for (visibility, viewers) in Self.seen {
            let thread = try ledger.newThread(visibility, by: Cast.member)
            let artifact = try ledger.newArtifact(in: thread, by: Cast.member)
            for viewer in Cast.all {
                let isSeen = viewers.contains(viewer)
                for command in Self.commands(about: thread, artifact) {
                    let code = refusal { try ledger.decision(command, as: viewer) }
                    let message = Comment(rawValue: "\(visibility) \(viewer.userID) of \(viewer.tenantID): \(command)")
                    #expect((code == .notFound) == !isSeen, message)
                }
            }
        }
    }

    @Test func rule9AnAgentSeesItsOwnPrivateAndTeamThreads() throws {
        for visibility in ThreadVisibility.allCases {
            let thread = try ledger.newThread(visibility, by: Cast.agent)
            try ledger.send("x", to: thread, by: Cast.agent)
        }
    }

    @Test func rule9AnArtifactIsSeenByItsCreatorAndThroughAnyThreadThatTheViewerSees() throws {
        let hidden = try ledger.newThread(.private, by: Cast.member)
        let artifact = try ledger.newArtifact(in: hidden, by: Cast.member)
        let comment = Command.artifact(artifact, .comment("x"))
        #expect(refusal { try ledger.decision(comment, as: Cast.colleague) } == .notFound)
        let shown = try ledger.newThread(.team, by: Cast.member)
        try ledger.perform(.artifact(artifact, .link(shown, .referenced)), as: Cast.member)
        for viewer in [Cast.colleague, Cast.manager, Cast.admin] { _ = try ledger.decision(comment, as: viewer) }
        #expect(refusal { try ledger.decision(comment, as: Cast.agent) } == .notFound)
        try ledger.perform(.artifact(artifact, .unlink(shown)), as: Cast.colleague)
        #expect(refusal { try ledger.decision(comment, as: Cast.colleague) } == .notFound)
        try ledger.perform(.artifact(artifact, .unlink(hidden)), as: Cast.member)
        _ = try ledger.decision(comment, as: Cast.member)
    }

    private static func commands(about thread: ThreadID, _ artifact: ArtifactID) -> [Command] {
        let changes: [ThreadCommand] = [
            .rename("x"), .describe("x"), .setVisibility(.private), .setVisibility(.public),
            .tag(add: ["x"], remove: []),
            .label(set: ["x": "1"], remove: []), .delete, .restore,
        ]
        let artifactChanges: [ArtifactCommand] = [
            .revise(.doc(.inline("x")), title: nil), .rename("x"), .describe("x"), .comment("x"), .setStatus("draft"),
            .link(thread, .created), .link(thread, .modified), .unlink(thread), .delete, .restore,
        ]
        let targets: [OutgoingMessage.Target] = [
            .thread(thread), .artifact(artifact, in: nil), .artifact(artifact, in: thread),
        ]
        return changes.map { .thread(thread, $0) } + artifactChanges.map { .artifact(artifact, $0) }
            + targets.map { .send(OutgoingMessage(target: $0, parts: [.text("x")])) }
            + [.createArtifact(NewArtifact(kind: .doc, title: "x", content: .doc(.inline("x")), threadID: thread))]
    }

    // MARK: 10

    @Test(arguments: [
        "'; DROP TABLE events; --", "\u{1B}]0;title\u{7}", "=HYPERLINK(\"x\")", "$(reboot)", "\u{202E}txt",
    ])
    func rule10TextFromOutsideIsDataItIsKeptAsItIsAndDecidesNothing(text: String) throws {
        let thread = try ledger.newThread(by: Cast.member, title: text)
        try ledger.send(text, to: thread, by: Cast.member)
        #expect(ledger.thread(thread)?.title == text)
        #expect(ledger.events(of: .thread(thread)).compactMap(\.message).last?.parts == [.text(text)])
    }
}
