import DocketArchive
import Foundation
import TestSupport
import Testing

@Suite struct ZipArchiveTests {
    @Test func entriesComeInTheOrderOfTheDirectory() throws {
        var builder = ZipBuilder(comment: "a comment")
        builder.entries = [.init("b/", ""), .init("b/übung.txt", "two"), .init("a.txt", "")]
        try withTemporaryFile(builder.bytes()) { path in
            let archive = try ZipArchive(path: path)
            #expect(archive.entries.map(\.name) == ["b/", "b/übung.txt", "a.txt"])
            #expect(archive.entries.map(\.size) == [0, 3, 0])
            #expect(archive.entries.map(\.isDirectory) == [true, false, false])
            #expect(archive.entries.allSatisfy { !$0.isEncrypted })
        }
    }

    @Test(arguments: [false, true], [1, 1000, 1 << 20])
    func contentIsReadInPieces(isDeflated: Bool, pieceSize: Int) throws {
        let content = (0..<150_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var builder = ZipBuilder(entries: [.init("other", "x"), .init("content", content)])
        builder.entries[1].isDeflated = isDeflated
        try withTemporaryFile(builder.bytes()) { path in
            let archive = try ZipArchive(path: path)
            let reader = try archive.open(archive.entries[1])
            #expect(try read(reader, pieceSize: pieceSize) == content)
            #expect(reader.bytesRead == content.count)
        }
    }

    @Test func entriesCanBeReadAtTheSameTime() throws {
        let builder = ZipBuilder(entries: [.init("a", "first"), .init("b", "second")])
        try withTemporaryFile(builder.bytes()) { path in
            let archive = try ZipArchive(path: path)
            let readers = try archive.entries.map { try archive.open($0) }
            let beginnings = try readers.map { try read($0, pieceSize: 2, atMost: 2) }
            #expect(beginnings == [Array("fi".utf8), Array("se".utf8)])
            #expect(try readers.map { try read($0, pieceSize: 2) } == [Array("rst".utf8), Array("cond".utf8)])
        }
    }

    @Test(arguments: [false, true])
    func contentOf64BitSizesIsReadAndChecked(isDeflated: Bool) throws {
        let content = (0..<150_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var builder = ZipBuilder(entries: [.init("small", "x"), .init("large", content)])
        builder.entries[1].isZip64 = true
        builder.entries[1].isDeflated = isDeflated
        try withTemporaryFile(builder.bytes()) { path in
            let archive = try ZipArchive(path: path)
            #expect(archive.entries.map(\.size) == [1, 150_000])
            #expect(try read(archive.open(archive.entries[1]), pieceSize: 1000) == content)
            #expect(try read(archive.open(archive.entries[1]), pieceSize: 1 << 20) == content)
        }
        builder.entries[1].checksum = 1
        try expectFailure(reading: builder, containing: "checksum")
        builder.entries[1].claimedSize = 200_000
        try expectFailure(reading: builder, containing: "breaks off after 150000 of 200000 bytes")
    }

    @Test func anEmptyArchiveIsAnError() throws {
        try withTemporaryFile(ZipBuilder().bytes()) { path in
            #expect(throws: ArchiveError.self) { try ZipArchive(path: path) }
        }
    }

    @Test func namesThatPointElsewhereAreOnlyNames() throws {
        let names = ["../../etc/passwd", "/etc/passwd", "C:\\windows\\x", "a\u{1B}[31m", ""]
        let builder = ZipBuilder(entries: names.map { .init($0, "content") })
        try withTemporaryFile(builder.bytes()) { path in
            let archive = try ZipArchive(path: path)
            #expect(archive.entries.map(\.name) == names)
            for entry in archive.entries {
                #expect(try read(archive.open(entry)) == Array("content".utf8))
            }
        }
    }

    @Test func aNameThatIsNotUTF8IsRepaired() throws {
        var builder = ZipBuilder(entries: [.init("", "x")])
        builder.entries[0].name = [0x61, 0xFF, 0x62]
        try withTemporaryFile(builder.bytes()) { path in
            let archive = try ZipArchive(path: path)
            #expect(archive.entries.map(\.name) == ["a\u{FFFD}b"])
        }
    }

    @Test func anEncryptedEntryIsRefused() throws {
        var builder = ZipBuilder(entries: [.init("secret.txt", "x")])
        builder.entries[0].isEncrypted = true
        try expectFailure(reading: builder, containing: "“secret.txt” in the archive is encrypted")
    }

    @Test(arguments: [false, true])
    func aWrongChecksumIsAnError(isDeflated: Bool) throws {
        var builder = ZipBuilder(entries: [.init("a", "content")])
        builder.entries[0].checksum = 1
        builder.entries[0].isDeflated = isDeflated
        try expectFailure(reading: builder, containing: "checksum")
    }

    @Test(arguments: [false, true])
    func contentShorterThanClaimedIsAnError(isDeflated: Bool) throws {
        var builder = ZipBuilder(entries: [.init("a", "content")])
        builder.entries[0].claimedSize = 10_000
        builder.entries[0].isDeflated = isDeflated
        try expectFailure(reading: builder, containing: "“a” in the archive")
    }

    @Test func anUnknownCompressionIsAnError() throws {
        var builder = ZipBuilder(entries: [.init("a", "content")])
        builder.entries[0].method = 99
        try expectFailure(reading: builder, containing: "compressed in an unknown way")
    }

    @Test func whatIsNoArchiveIsAnError() throws {
        for bytes in [[], Array("PK\u{3}\u{4} no archive".utf8), [UInt8](repeating: 0, count: 100)] {
            try withTemporaryFile(bytes) { path in
                #expect(throws: ArchiveError.self) { try ZipArchive(path: path) }
            }
        }
        #expect(throws: ArchiveError.self) { try ZipArchive(path: "/nowhere/at/all.zip") }
    }

    @Test(arguments: [false, true])
    func anArchiveCutOffAnywhereIsAnErrorOrGivesWhatIsWholeAndSaysSo(isZip64: Bool) throws {
        var builder = ZipBuilder(entries: [.init("a", "first content"), .init("b", "second")])
        builder.entries[1].isDeflated = true
        builder.entries[1].isZip64 = isZip64
        let whole = builder.bytes()
        for length in 0..<whole.count {
            try withTemporaryFile(Array(whole[..<length])) { path in
                do {
                    let contents = try readAll(path)
                    let all = [Array("first content".utf8), Array("second".utf8)]
                    let isCutOff = try ZipArchive(path: path).isCutOff
                    #expect(contents == all || contents == [all[0]] && isCutOff)
                } catch is ArchiveError {
                    // Refusing is as good.
                }
            }
        }
    }

    /// Without a directory, an entry whose header says that it is as long as numbers go.
    @Test func aLengthBeyondEveryFileIsNoEntryAfterIt() throws {
        var bytes = Array("PK\u{3}\u{4}".utf8) + [45, 0] + [UInt8](repeating: 0, count: 12)
        bytes += [UInt8](repeating: 0xFF, count: 8) + [1, 0, 20, 0] + Array("a".utf8)
        bytes += [1, 0, 16, 0] + [UInt8](repeating: 0xFF, count: 16)
        try withTemporaryFile(bytes) { path in
            do {
                _ = try readAll(path)
                Issue.record("there is nothing to read")
            } catch is ArchiveError {
                // As it should be.
            }
        }
    }

    @Test func anyDamagedArchiveIsAnErrorOrIsRead() throws {
        var random = SeededGenerator(seed: 3)
        var builder = ZipBuilder(entries: [.init("a", "first content"), .init("b", "second"), .init("c/", "")])
        builder.entries[1].isDeflated = true
        builder.entries[0].isZip64 = true
        let whole = builder.bytes()
        for _ in 0..<500 {
            var damaged = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                damaged[Int.random(in: damaged.indices, using: &random)] = .random(in: 0...255, using: &random)
            }
            try withTemporaryFile(damaged) { path in
                do {
                    let contents = try readAll(path)
                    #expect(contents.allSatisfy { $0.count <= whole.count }, "nothing is made up")
                } catch is ArchiveError {
                    // Refusing is as good.
                }
            }
        }
    }

    private func readAll(_ path: String) throws -> [[UInt8]] {
        let archive = try ZipArchive(path: path)
        return try archive.entries.map { try read(archive.open($0)) }
    }

    private func read(
        _ reader: ArchiveEntryReader, pieceSize: Int = 100, atMost limit: Int = .max
    ) throws -> [UInt8] {
        var output: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: pieceSize)
        while output.count < limit {
            let count = try piece.withUnsafeMutableBytes { try reader.read(into: $0) }
            guard count > 0 else { break }
            output += piece[..<count]
        }
        return output
    }

    private func expectFailure(reading builder: ZipBuilder, containing text: String) throws {
        try withTemporaryFile(builder.bytes()) { path in
            let error = #expect(throws: ArchiveError.self) { try readAll(path) }
            #expect(error?.message.contains(text) == true, "\(error?.message ?? "")")
        }
    }
}
