import Foundation
import Synchronization
import TestSupport
import Testing

@testable import DocketStore

@Suite(.serialized, .timeLimit(.minutes(40))) struct WriteWatcherTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func write(_ name: String) throws {
        let file = folder.file(name)
        if !FileManager.default.fileExists(atPath: file.path) {
            _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        }
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("x".utf8))
        try handle.close()
    }

    @Test(arguments: ["docket.db", "docket.db-wal"])
    func itSpeaksUpAfterAWriteToTheFileOrItsLog(name: String) async throws {
        let watcher = WriteWatcher(path: folder.path("docket.db"))
        var writes = watcher.writes.makeAsyncIterator()
        for _ in 0..<3 {
            try write(name)
            #expect(await writes.next() != nil)
        }
    }

    @Test func itSpeaksUpAgainByItselfSinceTheKernelTellsOfBytesBeforeReadersMaySeeThem() async throws {
        let watcher = WriteWatcher(path: folder.path("docket.db"))
        let heard = Mutex(0)
        let listening = Task {
            for await _ in watcher.writes { heard.withLock { $0 += 1 } }
        }
        defer { listening.cancel() }
        // Whoever listens slowly hears several as one, so one write may not be enough.
        var most = 0
        while most < 3 {
            let before = heard.withLock { $0 }
            try write("docket.db-wal")
            try await Task.sleep(for: .seconds(5))
            most = max(most, heard.withLock { $0 } - before)
        }
    }

    #if os(Linux)
        @Test func aFolderThatComesLaterIsWatchedAndIsQuietWhenNobodyWrites() async throws {
            let later = folder.file("later/still")
            let watcher = WriteWatcher(path: later.appendingPathComponent("docket.db").path)
            let heard = Mutex(0)
            let listening = Task {
                for await _ in watcher.writes { heard.withLock { $0 += 1 } }
            }
            defer { listening.cancel() }
            try FileManager.default.createDirectory(at: later, withIntermediateDirectories: true)
            // The folders that come are heard, and after that nothing but writes.
            var isQuiet = false
            while !isQuiet {
                let before = heard.withLock { $0 }
                try await Task.sleep(for: .seconds(3))
                isQuiet = before > 0 && heard.withLock { $0 } == before
            }
            let before = heard.withLock { $0 }
            try write("later/still/docket.db")
            while heard.withLock({ $0 }) == before { try await Task.sleep(for: .milliseconds(10)) }
        }

        @Test func aWatcherThatIsDroppedLeavesNoThreadAndNoOpenFile() async throws {
            func openWatches() throws -> Int {
                try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count { descriptor in
                    let target = try? FileManager.default.destinationOfSymbolicLink(
                        atPath: "/proc/self/fd/\(descriptor)")
                    return target?.contains("inotify") == true
                }
            }
            func threads() throws -> Int {
                try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count { thread in
                    let name = try? String(contentsOfFile: "/proc/self/task/\(thread)/comm", encoding: .utf8)
                    return name?.hasPrefix("docket.watch") == true
                }
            }
            let (watches, watching) = (try openWatches(), try threads())
            for _ in 0..<30 {
                let watcher = WriteWatcher(path: folder.path("docket.db"))
                var writes = watcher.writes.makeAsyncIterator()
                try write("docket.db-wal")
                #expect(await writes.next() != nil)
            }
            // A thread that was told to end takes a moment to do so; other tests may be watching as well.
            let clock = ContinuousClock()
            let limit = clock.now + .seconds(300)
            while try openWatches() > watches + 5 || threads() > watching + 5 {
                #expect(clock.now < limit, "Watchers are left over.")
                if clock.now >= limit { break }
                await Task.yield()
            }
        }
    #endif
}
