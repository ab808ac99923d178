import DocketDomain
import DocketWorkspace
import Foundation
import TestSupport
import Testing

/// Who is told to be where in a workspace, by its door.
@Suite struct PresenceTests {
    /// What somebody is told of others, as it comes.
    private struct Follower {
        private let others: AsyncStream<[Presence]>

        init(_ workspace: LocalWorkspace) { others = workspace.presence.others() }

        /// What is told next that meets a condition.
        @discardableResult
        func next(where isMet: ([Presence]) -> Bool) async -> [Presence]? {
            for await others in others where isMet(others) { return others }
            return nil
        }

        func next() async -> [Presence]? { await next { _ in true } }
    }

    private func team(_ workspace: LocalWorkspace) async throws -> ThreadID {
        let thread = try await workspace.newThread()
        try await workspace.perform(.thread(thread, .setVisibility(.team)))
        return thread
    }

    @Test(.timeLimit(.minutes(40))) func othersSeeWhatIsOpenWhatIsWrittenAndThatSomebodyHasGone() async throws {
        let office = try await TestOffice()
        let max = try await office.open()
        let thread = try await team(max)
        let mia = Follower(try await office.open("mia"))
        #expect(await mia.next() == [])
        let seat = max.presence.enter()
        let here = Whereabouts(open: [.thread(thread)])
        seat.tell(here)
        #expect(await mia.next() == [Presence(user: UserID("max"), name: "max", whereabouts: here)])
        let writing = Whereabouts(open: [.thread(thread)], writing: [thread])
        seat.tell(writing)
        #expect(await mia.next() == [Presence(user: UserID("max"), name: "max", whereabouts: writing)])
        seat.tell(Whereabouts())
        #expect(await mia.next() == [])
        seat.tell(here)
        #expect(await mia.next { !$0.isEmpty } != nil)
        seat.leave()
        #expect(await mia.next() == [])
        #expect(try office.folder.names(in: "presence") == [])
    }

    @Test(.timeLimit(.minutes(40))) func whoeverLetsGoOfTheSeatHasLeft() async throws {
        let office = try await TestOffice()
        let max = try await office.open()
        let thread = try await team(max)
        let mia = Follower(try await office.open("mia"))
        var seat: (any PresenceTelling)? = max.presence.enter()
        seat?.tell(Whereabouts(open: [.thread(thread)]))
        await mia.next { !$0.isEmpty }
        seat = nil
        #expect(await mia.next() == [])
    }

    /// The other terminal of the same user is not somebody else, and two of another one are one person.
    @Test(.timeLimit(.minutes(40))) func peopleAreToldAndNotTheirTerminals() async throws {
        let office = try await TestOffice()
        let max = try await office.open()
        let (thread, other) = (try await team(max), try await team(max))
        let seats = [thread, other].map { thread in
            let seat = max.presence.enter()
            seat.tell(Whereabouts(open: [.thread(thread)]))
            return seat
        }
        let mia = Follower(try await office.open("mia"))
        let both = Whereabouts(open: [.thread(thread), .thread(other)])
        #expect(await mia.next { $0.first?.whereabouts == both }?.count == 1)
        let himself = Follower(try await office.open())
        #expect(await himself.next() == [])
        seats.forEach { $0.leave() }
    }

    @Test(.timeLimit(.minutes(40))) func ofAThreadThatIsNotSeenNothingIsToldUntilItIs() async throws {
        let office = try await TestOffice()
        let max = try await office.open()
        let (hidden, shown) = (try await max.newThread("Secret"), try await team(max))
        let artifact = try await max.make(try PreparedContent(markdown: "Secret"), .doc)
        let seat = max.presence.enter()
        seat.tell(Whereabouts(open: [.thread(hidden), .artifact(artifact), .thread(shown)], writing: [hidden]))
        let mia = Follower(try await office.open("mia"))
        let seen = await mia.next { !$0.isEmpty }
        #expect(seen?.map(\.whereabouts) == [Whereabouts(open: [.thread(shown)])])
        try await max.perform(.thread(hidden, .setVisibility(.team)))
        let more = await mia.next { $0.first?.whereabouts.open.count == 2 }
        #expect(more?.first?.whereabouts == Whereabouts(open: [.thread(hidden), .thread(shown)], writing: [hidden]))
        try await max.perform(.thread(hidden, .setVisibility(.private)))
        #expect(await mia.next()?.map(\.whereabouts) == [Whereabouts(open: [.thread(shown)])])
        seat.leave()
    }

    /// Nothing but ids is written down, readable for whoever can read the workspace's own file.
    @Test(.timeLimit(.minutes(40))) func whatIsWrittenDownHasIdsOnlyAndTheRightsOfTheWorkspace() async throws {
        let office = try await TestOffice()
        let max = try await office.open()
        let thread = try await max.newThread("Secret")
        let seat = max.presence.enter()
        seat.tell(Whereabouts(open: [.thread(thread)]))
        let name = try await file(in: office)
        let path = office.folder.path("presence/\(name)")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains(thread.rawValue) && !text.contains("Secret"))
        let rights = [path, office.folder.path("presence")].map { path in
            (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? Int
        }
        #expect(rights == [0o600, 0o700])
        seat.leave()
    }

    private func file(in office: TestOffice) async throws -> String {
        while true {
            // Until it is there.
            let names = (try? office.folder.names(in: "presence")) ?? []
            if let name = names.first(where: { $0.hasPrefix("at-") }) { return name }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private func touch(_ path: String, _ seconds: Int) {
        let time = timespec(tv_sec: seconds, tv_nsec: 0)
        #expect(utimensat(AT_FDCWD, path, [time, time], AT_SYMLINK_NOFOLLOW) == 0)
    }

    /// A process that was killed leaves its file; the clock of the office says when it counts no more.
    @Test(.timeLimit(.minutes(40))) func whoseHeartStandsStillIsGoneAfterFifteenSecondsAndThenClearedUp() async throws {
        let office = try await TestOffice()
        let max = try await office.open()
        let thread = try await team(max)
        let seat = max.presence.enter()
        seat.tell(Whereabouts(open: [.thread(thread)]))
        let dead = try Data(contentsOf: office.folder.file("presence/\(try await file(in: office))"))
        seat.leave()
        let path = office.folder.path("presence/at-\(UUID().uuidString)")
        #expect(FileManager.default.createFile(atPath: path, contents: dead))
        func beat() { touch(path, Int(office.ids.now.milliseconds / 1000)) }
        beat()
        let mia = try await office.open("mia")
        func others() async -> [Presence]? {
            await Follower(mia).next()
        }
        #expect(await others()?.count == 1)
        office.ids.advance(milliseconds: 14_900)
        #expect(await others()?.count == 1)
        office.ids.advance(milliseconds: 100)
        #expect(await others() == [])
        beat()
        #expect(await others()?.count == 1)
        // A clock that was set back: a heartbeat of the future is none either.
        office.ids.advance(milliseconds: -15_000)
        #expect(await others() == [])
        office.ids.advance(milliseconds: 15_000 + 60_001)
        let next = max.presence.enter()
        while FileManager.default.fileExists(atPath: path) { try await Task.sleep(for: .milliseconds(5)) }
        next.leave()
    }

    /// A terminal that was suspended, a machine that has slept.
    @Test(.timeLimit(.minutes(40))) func whoseHeartBeatsAgainIsThereAgain() async throws {
        let office = try await TestOffice()
        let max = try await office.open()
        let thread = try await team(max)
        let mia = Follower(try await office.open("mia"))
        let seat = max.presence.enter()
        seat.tell(Whereabouts(open: [.thread(thread)]))
        await mia.next { !$0.isEmpty }
        office.ids.advance(milliseconds: 20_000)
        let late = Follower(try await office.open("mia"))
        #expect(await late.next { !$0.isEmpty }?.map(\.name) == ["max"])
        // Nor does it matter that somebody has removed the folder.
        try FileManager.default.removeItem(at: office.folder.file("presence"))
        #expect(try await !file(in: office).isEmpty)
        seat.leave()
    }

    @Test(.timeLimit(.minutes(40))) func whatElseLiesInTheFolderIsPassedOver() async throws {
        let office = try await TestOffice()
        let max = try await office.open()
        let thread = try await team(max)
        let seat = max.presence.enter()
        seat.tell(Whereabouts(open: [.thread(thread)]))
        let genuine = try String(
            contentsOf: office.folder.file("presence/\(try await file(in: office))"), encoding: .utf8)
        let folder = office.folder.file("presence").path
        func name() -> String { "\(folder)/at-\(UUID().uuidString)" }
        func put(_ text: String, _ name: String) {
            #expect(FileManager.default.createFile(atPath: name, contents: Data(text.utf8)))
        }
        put(genuine.replacing("\"max\"", with: "\"nobody\""), name())
        put(genuine.replacing("\"default\"", with: "\"other\""), name())
        put(genuine + String(repeating: " ", count: 5000), name())
        put(genuine, "\(folder)/at-\u{1B}[2J")
        put(genuine, "\(folder)/stray")
        let texts = [
            "", "{", "[]", "null", String(repeating: "[", count: 4000), "\u{0}\u{1B}]0;x\u{7}",
            #"{"tenant":"default","user":"ada","open":["thread:","nothing:1","thread:\u001b[2J"],"writing":[]}"#,
            #"{"tenant":"default","user":"ada","open":[1],"writing":null}"#,
            #"{"tenant":"default","user":"ada","open":[\#(Array(repeating: "\"thread:a\"", count: 40).joined(separator: ","))],"writing":[]}"#,
        ]
        for text in texts { put(text, name()) }
        let large = name()
        put("", large)
        #expect(truncate(large, 1 << 30) == 0)
        #expect(mkfifo(name(), 0o600) == 0)
        try FileManager.default.createDirectory(atPath: name(), withIntermediateDirectories: false)
        put(genuine, "\(folder)/../linked")
        #expect(symlink("\(folder)/../linked", name()) == 0)
        #expect(symlink("/dev/zero", name()) == 0)
        #expect(symlink(folder, name()) == 0)
        for file in try office.folder.names(in: "presence") where !file.contains("\u{1B}") {
            touch("\(folder)/\(file)", Int(office.ids.now.milliseconds / 1000))
        }
        let future = name()
        put(genuine, future)
        touch(future, 1 << 33)
        let mia = Follower(try await office.open("mia"))
        let here = [Presence(user: UserID("max"), name: "max", whereabouts: Whereabouts(open: [.thread(thread)]))]
        #expect(await mia.next() == here)
        seat.leave()
        #expect(await mia.next() == [])
    }

    @Test(.timeLimit(.minutes(40))) func tenThousandFilesHoldNobodyUpAndAreClearedUp() async throws {
        let office = try await TestOffice()
        let max = try await office.open()
        try FileManager.default.createDirectory(
            at: office.folder.file("presence"), withIntermediateDirectories: false)
        for number in 0..<10_000 {
            let path = office.folder.path("presence/at-\(UUID().uuidString)")
            #expect(FileManager.default.createFile(atPath: path, contents: Data("\(number)".utf8)))
        }
        let mia = Follower(try await office.open("mia"))
        #expect(await mia.next() == [])
        // To the clock of the office they are of another year.
        let thread = try await team(max)
        let seat = max.presence.enter()
        seat.tell(Whereabouts(open: [.thread(thread)]))
        await mia.next { !$0.isEmpty }
        #expect(try office.folder.names(in: "presence").count == 1)
        seat.leave()
    }

    @Test(.timeLimit(.minutes(40)), arguments: ["link", "file", "pipe", "nowhere"])
    func aFolderThatIsNoneTellsNothingAndIsLeftAlone(_ kind: String) async throws {
        let office = try await TestOffice()
        let max = try await office.open()
        let thread = try await team(max)
        let path = office.folder.path("presence")
        let elsewhere = try TemporaryFolder()
        switch kind {
        case "link": #expect(symlink(elsewhere.url.path, path) == 0)
        case "file": #expect(FileManager.default.createFile(atPath: path, contents: Data()))
        case "pipe": #expect(mkfifo(path, 0o600) == 0)
        default: #expect(symlink("/nowhere/at/all", path) == 0)
        }
        let seat = max.presence.enter()
        seat.tell(Whereabouts(open: [.thread(thread)]))
        let mia = Follower(try await office.open("mia"))
        #expect(await mia.next() == [])
        seat.leave()
        #expect(try elsewhere.names(in: ".") == [])
    }
}
