import DocketDomain
import Foundation
import TestSupport
import Testing

@Suite struct CheckpointSealTests {
    private static let identity = LogIdentity(epoch: "e1", key: Data(repeating: 7, count: 32))
    private static let now = Timestamp(milliseconds: 1_800_000_000_000)
    private static let day: Int64 = 86_400_000
    private static let head = Checkpoint(position: 100)

    private static func seal(
        _ identity: LogIdentity = identity, tenant: String = "default", stream: StreamID? = nil
    ) -> CheckpointSeal {
        CheckpointSeal(identity, tenant: TenantID(tenant), stream: stream, lifetime: day)
    }

    private static func later(_ milliseconds: Int64) -> Timestamp {
        Timestamp(milliseconds: now.milliseconds + milliseconds)
    }

    @Test(arguments: [0, 1, 99, 100]) func aPlaceIsReadBack(_ position: Int64) throws {
        for stream in [nil, StreamID.thread(ThreadID("t:ü"))] {
            let place = Checkpoint(position: position)
            let sealed = Self.seal(stream: stream).sealed(place, at: Self.now)
            #expect(try Self.seal(stream: stream).opened(sealed, at: Self.now, head: Self.head) == place)
            // It goes into a command line and an address as it is.
            #expect(sealed.rawValue.first == "c")
            #expect(sealed.rawValue.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
        }
    }

    @Test func itIsGoodForADayAndNoLonger() throws {
        let sealed = Self.seal().sealed(Checkpoint(position: 5), at: Self.now)
        for age in [0, 1, Self.day - 1] {
            #expect(try Self.seal().opened(sealed, at: Self.later(age), head: Self.head).position == 5)
        }
        // A clock that was set back takes nothing away.
        #expect(try Self.seal().opened(sealed, at: Self.later(-Self.day), head: Self.head).position == 5)
        for age in [Self.day, Self.day * 30] {
            let error = #expect(throws: DocketError.self) {
                try Self.seal().opened(sealed, at: Self.later(age), head: Self.head)
            }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.message.contains("older than 24 hours") ?? false)
            #expect(error?.message.contains("Read anew") ?? false)
        }
    }

    @Test func itIsOfOneTenantAndOneStream() {
        let thread = StreamID.thread(ThreadID("t1"))
        let sealed = Self.seal(stream: thread).sealed(Checkpoint(position: 5), at: Self.now)
        for other in [
            Self.seal(tenant: "other", stream: thread), Self.seal(), Self.seal(stream: .thread(ThreadID("t2"))),
        ] {
            #expect(refusal { try other.opened(sealed, at: Self.now, head: Self.head) } == .invalidArgument)
        }
        let whole = Self.seal().sealed(Checkpoint(position: 5), at: Self.now)
        #expect(
            refusal { try Self.seal(stream: thread).opened(whole, at: Self.now, head: Self.head) } == .invalidArgument)
    }

    @Test func whatIsMadeUpOrAlteredIsRefused() {
        let sealed = Self.seal().sealed(Checkpoint(position: 5), at: Self.now).rawValue
        var altered = ["", "0", "c5", "5", "x", sealed + "A", String(sealed.dropLast()), String(sealed.dropFirst())]
        altered.append(String(repeating: "A", count: 100_000))
        let letters = Array(sealed)
        for index in letters.indices {
            var other = letters
            other[index] = other[index] == "A" ? "B" : "A"
            altered.append(String(other))
        }
        for text in altered {
            let checkpoint = SealedCheckpoint(rawValue: text)
            #expect(
                refusal { try Self.seal().opened(checkpoint, at: Self.now, head: Self.head) } == .invalidArgument,
                "\(text.prefix(200))")
        }
        let foreign = Self.seal(LogIdentity(epoch: "e1", key: Data(repeating: 8, count: 32)))
        let elsewhere = foreign.sealed(Checkpoint(position: 5), at: Self.now)
        #expect(refusal { try Self.seal().opened(elsewhere, at: Self.now, head: Self.head) } == .invalidArgument)
    }

    @Test func afterARestoreItIsRefusedAndTheReaderIsToldWhy() {
        let sealed = Self.seal().sealed(Checkpoint(position: 5), at: Self.now)
        let restored = Self.seal(LogIdentity(epoch: "e2", key: Data(repeating: 7, count: 32)))
        // Also where the file was put there by other means, and the log does not go so far.
        for (seal, head) in [(restored, 100), (Self.seal(), 4)] as [(CheckpointSeal, Int64)] {
            let error = #expect(throws: DocketError.self) {
                try seal.opened(sealed, at: Self.now, head: Checkpoint(position: head))
            }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.message.contains("restored from a backup") ?? false)
        }
    }
}
