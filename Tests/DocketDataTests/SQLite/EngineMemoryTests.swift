import CSQLite
import Foundation
import Testing

@testable import DocketData

@Suite struct EngineMemoryTests {
    @Test func aThreadThatIsBoundTakesNoMoreAndTheOthersHaveAllTheyNeed() async {
        let size = Int32(100 << 20)
        let taken = await withCheckedContinuation { continuation in
            EngineThread.start {
                let first = sqlite3_malloc(size)
                let isFullWithOne = EngineMemory.isFull
                let second = sqlite3_malloc(size)
                let third = sqlite3_malloc(size / 2)
                let isFull = EngineMemory.isFull
                sqlite3_free(first)
                let fourth = sqlite3_malloc(size)
                let facts = [first != nil, isFullWithOne, second != nil, third != nil, isFull, fourth != nil]
                for memory in [second, third, fourth] { sqlite3_free(memory) }
                continuation.resume(returning: facts)
            }
        }
        #expect(taken == [true, false, false, true, true, true])
        let others = [sqlite3_malloc(size), sqlite3_malloc(size)]
        #expect(others.allSatisfy { $0 != nil })
        for memory in others { sqlite3_free(memory) }
    }
}
