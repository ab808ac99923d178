import Testing

@testable import TerminalCurses

@Suite struct WakerTests {
    @Test func manyCallsBeforeAReadAreOne() {
        let waker = Waker()
        for _ in 0..<100_000 { waker.wake() }
        #expect(waker.drain() == [Waker.wakeByte])
        #expect(waker.drain().isEmpty)
    }

    @Test func noCallIsLostWhicheverThreadItComesFrom() async {
        let waker = Waker()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1000 { waker.wake() }
                }
            }
            group.addTask {
                for _ in 0..<1000 { _ = waker.drain() }
            }
        }
        _ = waker.drain()
        waker.wake()
        #expect(waker.drain() == [Waker.wakeByte])
    }
}
