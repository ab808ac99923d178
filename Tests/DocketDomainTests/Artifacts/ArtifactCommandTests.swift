import CustomDump
import DocketDomain
import TestSupport
import Testing

@Suite struct ArtifactCommandTests {
    let ledger: Ledger

    init() throws {
        ledger = try Ledger.withCast()
    }

    @Test(arguments: [ArtifactKind.table, .doc, .sheet, .sqlQuery, ArtifactKind(rawValue: "chart")])
    func anArtifactOfAnyKindIsMadeActiveAtRevision1LinkedToItsThread(kind: ArtifactKind) throws {
        let thread = try ledger.newThread(by: Cast.member)
        let id = try ledger.newArtifact(kind, in: thread, by: Cast.member)
        let artifact = try #require(ledger.artifact(id))
        #expect(artifact.kind == kind)
        #expect(artifact.status == "active")
        #expect(artifact.revision == 1)
        #expect(artifact.createdBy == Creator(type: .user, id: Cast.member.userID))
        #expect(artifact.relation(to: thread) == .created)
    }

    @Test(arguments: [
        (Cast.admin, Creator.Kind.admin), (Cast.agent, .agent), (Cast.manager, .user), (Cast.member, .user),
    ])
    func theCreatorSaysWhatKindOfUserMadeIt(viewer: Viewer, kind: Creator.Kind) throws {
        let id = try ledger.newArtifact(by: viewer)
        #expect(ledger.artifact(id)?.createdBy == Creator(type: kind, id: viewer.userID))
    }

    @Test func contentOfAnotherKindIsRefusedWhenItIsMadeAndWhenItIsRevised() throws {
        let kinds: [ArtifactKind] = [.table, .doc, .sheet, .sqlQuery]
        for kind in kinds {
            let id = try ledger.newArtifact(kind, by: Cast.member)
            for other in kinds + [ArtifactKind(rawValue: "chart")] where other != kind {
                let content = Ledger.content(of: other)
                let new = NewArtifact(kind: kind, title: "x", content: content)
                #expect(refusal { try ledger.perform(.createArtifact(new), as: Cast.member) } == .invalidArgument)
                let revise = Command.artifact(id, .revise(content, title: nil))
                #expect(refusal { try ledger.perform(revise, as: Cast.member) } == .invalidArgument)
            }
        }
    }

    @Test(arguments: ["", " ", String(repeating: "k", count: 101), "a\nb"])
    func aKindNeedsAName(kind: String) throws {
        #expect(refusal { try ledger.newArtifact(ArtifactKind(rawValue: kind), by: Cast.member) } == .invalidArgument)
    }

    @Test func aThreadThatIsDeletedOrNotSeenTakesNoArtifact() throws {
        let thread = try ledger.newThread(by: Cast.member)
        #expect(refusal { try ledger.newArtifact(in: thread, by: Cast.colleague) } == .notFound)
        try ledger.perform(.thread(thread, .delete), as: Cast.member)
        #expect(refusal { try ledger.newArtifact(in: thread, by: Cast.member) } == .failedPrecondition)
    }

    @Test func eachChangeLeavesOneEventInPlainWords() throws {
        let thread = try ledger.newThread(by: Cast.member)
        let id = try ledger.newArtifact(by: Cast.member)
        for command in [
            .revise(.doc(.inline("v2")), title: " New title "), .rename(" Newer title "), .describe("About money"),
            .comment("Check it"), .setStatus("draft"), .tag(add: ["a", " b "], remove: ["x"]),
            .link(thread, .referenced), .link(thread, .modified),
            .unlink(thread), .delete,
            .restore,
        ] as [ArtifactCommand] {
            let outcome = try ledger.perform(.artifact(id, command), as: Cast.member)
            #expect(outcome.artifactID == id)
            #expect(!outcome.already)
        }
        expectNoDifference(
            ledger.events.filter { $0.stream == .artifact(id) }.map { $0.text(actorName: "Max") },
            [
                "Max created the doc “Budget”", "Max made revision 2",
                "Max renamed the artifact: “New title” → “Newer title”", "Max described the artifact: About money",
                "Max commented: Check it", "Max changed the status: active → draft", "Max tagged the artifact: +a +b",
                "Max linked it to thread \(thread) (referenced)", "Max linked it to thread \(thread) (modified)",
                "Max unlinked it from thread \(thread)", "Max deleted the artifact", "Max restored the artifact",
            ])
        let artifact = try #require(ledger.artifact(id))
        #expect(artifact.title == "Newer title")
        #expect(artifact.revision == 2)
        #expect(artifact.relations.isEmpty)
    }

    @Test func whatHoldsAlreadyChangesNothing() throws {
        let thread = try ledger.newThread(by: Cast.member)
        let id = try ledger.newArtifact(in: thread, by: Cast.member)
        for command in [
            .tag(add: [], remove: ["x"]), .rename(" Budget "), .describe(""), .comment(""), .setStatus(" active "),
            .link(thread, .created),
            .link(thread, .referenced),
            .link(thread, .modified), .restore,
        ] as [ArtifactCommand] {
            #expect(try ledger.perform(.artifact(id, command), as: Cast.member).already)
        }
        try ledger.perform(.artifact(id, .unlink(thread)), as: Cast.member)
        #expect(try ledger.perform(.artifact(id, .unlink(thread)), as: Cast.member).already)
        #expect(ledger.events(of: .artifact(id)).count == 2)
    }

    @Test(
        arguments: [
            (ArtifactKind.sqlQuery, ["draft", "active", "deprecated", "failed"], ["archived", "odd"]),
            (.table, ["draft", "active", "deprecated", "archived"], ["failed", "odd", "accepted"]),
            (.doc, ["archived"], ["failed"]), (.sheet, ["archived"], ["failed"]),
            (ArtifactKind(rawValue: "chart"), ["odd", "anything at all"], ["", "a\nb"]),
        ])
    func eachKindHasItsOwnStatuses(kind: ArtifactKind, allowed: [String], refused: [String]) throws {
        let id = try ledger.newArtifact(kind, by: Cast.member)
        for status in allowed {
            try ledger.perform(.artifact(id, .setStatus(status)), as: Cast.member)
            #expect(ledger.artifact(id)?.status == status)
        }
        for status in refused {
            #expect(
                refusal { try ledger.perform(.artifact(id, .setStatus(status)), as: Cast.member) } == .invalidArgument)
        }
    }

    @Test func tagsComeWithAnArtifactAreAddedAndTakenAway() throws {
        let new = NewArtifact(
            kind: .sqlQuery, title: "Q", content: Ledger.content(of: .sqlQuery), tags: [" template ", "fees", "fees"])
        let id = try #require(try ledger.perform(.createArtifact(new), as: Cast.member).artifactID)
        #expect(ledger.artifact(id)?.tags == ["fees", "template"])
        try ledger.perform(.artifact(id, .tag(add: ["x y"], remove: ["template", "none"])), as: Cast.member)
        #expect(ledger.artifact(id)?.tags == ["fees", "x y"])
        for tag in ["", "a\nb", String(repeating: "t", count: 101)] {
            #expect(
                refusal { try ledger.perform(.artifact(id, .tag(add: [tag], remove: [])), as: Cast.member) }
                    == .invalidArgument)
        }
    }

    @Test func aCopyOfATemplateIsNoneAndSaysWhereItComesFrom() throws {
        let copy = ArtifactCopy(
            of: ArtifactID("a1"), titled: "Fees", as: nil, metadata: ["n": 1, "copied_from": "a0"],
            tags: ["fees", "template"])
        #expect(copy.title == "Fees (copy)")
        #expect(copy.tags == ["fees"])
        #expect(copy.metadata == ["n": 1, "copied_from": "a1"])
        #expect(ArtifactCopy.origin(in: copy.metadata) == ArtifactID("a1"))
        let new = NewArtifact(
            kind: .doc, title: copy.title, content: Ledger.content(of: .doc), metadata: copy.metadata, tags: copy.tags)
        let id = try #require(try ledger.perform(.createArtifact(new), as: Cast.member).artifactID)
        #expect(
            ledger.events.first { $0.stream == .artifact(id) }?.text(actorName: "Max")
                == "Max created the doc “Fees (copy)”, a copy of artifact:a1")
    }

    @Test func aRunThatFailsMarksAQueryUntilOneSucceeds() throws {
        let id = try ledger.newArtifact(.sqlQuery, by: Cast.member)
        func run(_ error: String?) throws -> String? {
            let run = RecordedRun(source: "ledger", milliseconds: 3, rows: error == nil ? 2 : 0, error: error)
            try ledger.perform(.artifact(id, .recordRun(run)), as: Cast.member)
            return ledger.artifact(id)?.status
        }
        let statuses = try [run("no such table: fees"), run("again"), run(nil), run(nil)]
        #expect(statuses == ["failed", "failed", "active", "active"])
        for kept in ["draft", "deprecated"] {
            try ledger.perform(.artifact(id, .setStatus(kept)), as: Cast.member)
            #expect(try [run("no"), run(nil)] == [kept, kept])
        }
        expectNoDifference(
            ledger.events.filter { $0.stream == .artifact(id) }.dropFirst().prefix(3).map { $0.text(actorName: "Max") },
            [
                "Max ran the query against ledger, which failed: no such table: fees",
                "Max ran the query against ledger, which failed: again", "Max ran the query against ledger: 2 rows",
            ])
    }

    @Test func onlyAQueryIsRun() throws {
        let id = try ledger.newArtifact(.doc, by: Cast.member)
        let run = RecordedRun(source: "ledger", milliseconds: 3, rows: 1)
        #expect(
            refusal { try ledger.perform(.artifact(id, .recordRun(run)), as: Cast.member) } == .failedPrecondition)
    }

    @Test func aDescriptionOrCommentBeyond64KiBIsRefused() throws {
        let id = try ledger.newArtifact(by: Cast.member)
        let long = String(repeating: "é", count: (64 << 10) / 2)
        try ledger.perform(.artifact(id, .comment(long)), as: Cast.member)
        for command in [.comment(long + "x"), .describe(long + "x")] as [ArtifactCommand] {
            #expect(refusal { try ledger.perform(.artifact(id, command), as: Cast.member) } == .resourceExhausted)
        }
    }

    @Test func aDeletedArtifactCanOnlyBeDeletedAgainOrRestored() throws {
        let thread = try ledger.newThread(by: Cast.member)
        let id = try ledger.newArtifact(by: Cast.member)
        try ledger.perform(.artifact(id, .delete), as: Cast.member)
        #expect(try ledger.perform(.artifact(id, .delete), as: Cast.member).already)
        for command in [
            .revise(.doc(.inline("x")), title: nil), .rename("x"), .describe("x"), .comment("x"), .setStatus("draft"),
            .link(thread, .referenced), .unlink(thread), .recordRun(RecordedRun(source: "s", milliseconds: 1, rows: 1)),
        ] as [ArtifactCommand] {
            #expect(refusal { try ledger.perform(.artifact(id, command), as: Cast.member) } == .failedPrecondition)
        }
        try ledger.perform(.artifact(id, .restore), as: Cast.member)
        #expect(ledger.artifact(id)?.isDeleted == false)
    }

    @Test func anArtifactIsTakenAwayByItsCreatorTheOwnerOfTheThreadThatMadeItAndAdmins() throws {
        let thread = try ledger.newThread(.public, by: Cast.manager)
        let id = try ledger.newArtifact(in: thread, by: Cast.member)
        for command in [ArtifactCommand.delete, .restore] {
            for viewer in [Cast.member, Cast.manager, Cast.admin] {
                _ = try ledger.decision(.artifact(id, command), as: viewer)
            }
            for viewer in [Cast.colleague, Cast.agent] {
                #expect(refusal { try ledger.decision(.artifact(id, command), as: viewer) } == .permissionDenied)
            }
        }
    }

    @Test func nobodyGainsTheRightToTakeAnArtifactAwayByLinkingItAsMadeInAThreadOfTheirs() throws {
        let shown = try ledger.newThread(.team, by: Cast.member)
        let id = try ledger.newArtifact(in: shown, by: Cast.member)
        let own = try ledger.newThread(by: Cast.colleague)
        let claim = Command.artifact(id, .link(own, .created))
        #expect(refusal { try ledger.perform(claim, as: Cast.colleague) } == .permissionDenied)
        #expect(refusal { try ledger.perform(.artifact(id, .delete), as: Cast.colleague) } == .permissionDenied)
        // What may be done stays possible.
        try ledger.perform(.artifact(id, .link(own, .modified)), as: Cast.colleague)
        let another = try ledger.newThread(by: Cast.member)
        try ledger.perform(.artifact(id, .link(another, .created)), as: Cast.member)
    }

    @Test func anArtifactIsLinkedOnlyToAThreadThatIsThereAndSeen() throws {
        let id = try ledger.newArtifact(by: Cast.member)
        let hidden = try ledger.newThread(by: Cast.colleague)
        let deleted = try ledger.newThread(by: Cast.member)
        try ledger.perform(.thread(deleted, .delete), as: Cast.member)
        for thread in [hidden, ThreadID("none")] {
            #expect(
                refusal { try ledger.perform(.artifact(id, .link(thread, .referenced)), as: Cast.member) } == .notFound)
            #expect(refusal { try ledger.perform(.artifact(id, .unlink(thread)), as: Cast.member) } == .notFound)
        }
        let link = Command.artifact(id, .link(deleted, .referenced))
        #expect(refusal { try ledger.perform(link, as: Cast.member) } == .failedPrecondition)
    }

    @Test func anArtifactWhoseThreadWasHiddenIsOutOfReachOfThoseWhoSawItThere() throws {
        let thread = try ledger.newThread(.team, by: Cast.member)
        let id = try ledger.newArtifact(in: thread, by: Cast.member)
        try ledger.perform(.artifact(id, .comment("seen")), as: Cast.colleague)
        try ledger.perform(.thread(thread, .setVisibility(.private)), as: Cast.member)
        #expect(refusal { try ledger.perform(.artifact(id, .comment("x")), as: Cast.colleague) } == .notFound)
    }
}
