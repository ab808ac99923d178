import DocketAssistants
import Synchronization
import Testing

struct CircuitBreakerTests {
    private let clock = HandClock()

    private func breaker() -> CircuitBreaker {
        CircuitBreaker { [clock] in clock.now }
    }

    @Test func fiveFailuresInARowOpenIt() {
        let breaker = breaker()
        for number in 1...4 {
            breaker.failed()
            #expect(breaker.state == .closed(failures: number))
            #expect(breaker.wait() == nil)
        }
        breaker.failed()
        #expect(breaker.state == .open(for: .seconds(30)))
        clock.advance(by: .seconds(10))
        #expect(breaker.wait() == .seconds(20))
    }

    @Test func successBeginsAnew() {
        let breaker = breaker()
        for _ in 0..<4 { breaker.failed() }
        breaker.succeeded()
        for _ in 0..<4 { breaker.failed() }
        #expect(breaker.state == .closed(failures: 4))
    }

    @Test func afterThePauseOneTryIsAllowed() {
        let breaker = breaker()
        for _ in 0..<5 { breaker.failed() }
        clock.advance(by: .seconds(30))
        #expect(breaker.state == .halfOpen)
        #expect(breaker.wait() == nil)
        #expect(breaker.wait() != nil)
        breaker.failed()
        #expect(breaker.state == .open(for: .seconds(30)))
        clock.advance(by: .seconds(30))
        #expect(breaker.wait() == nil)
        breaker.succeeded()
        #expect(breaker.state == .closed(failures: 0))
        #expect(breaker.wait() == nil)
    }

    @Test func tryThatTellsNothingIsGivenBack() {
        let breaker = breaker()
        for _ in 0..<5 { breaker.failed() }
        clock.advance(by: .seconds(31))
        #expect(breaker.wait() == nil)
        breaker.gaveUp()
        #expect(breaker.wait() == nil)
    }

    @Test func breakersOfOneMemoryAreOne() {
        let memory = PacingInMemory<CircuitBreaker.Course>()
        let breakers = (0..<2).map { _ in CircuitBreaker(memory: memory) { [clock] in clock.now } }
        for number in 0..<5 { breakers[number % 2].failed() }
        #expect(breakers.map(\.state) == [.open(for: .seconds(30)), .open(for: .seconds(30))])
        clock.advance(by: .seconds(30))
        #expect(breakers[0].wait() == nil && breakers[1].wait() != nil)
        // Whoever tried has died.
        clock.advance(by: .seconds(4000))
        #expect(breakers[1].wait() == nil)
        breakers[1].succeeded()
        #expect(breakers[0].state == .closed(failures: 0))
    }

    @Test func anEndThatNoPauseCanHaveIsOfAnEarlierStart() {
        let memory = PacingInMemory<CircuitBreaker.Course>()
        let before = CircuitBreaker(memory: memory) { [clock] in clock.now + .seconds(100_000) }
        for _ in 0..<5 { before.failed() }
        let now = CircuitBreaker(memory: memory) { [clock] in clock.now }
        #expect(now.state == .halfOpen && now.wait() == nil)
    }
}
