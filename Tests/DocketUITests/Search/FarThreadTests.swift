import DocketDomain
import Testing

@testable import DocketUI

/// Searching in a list of threads that begins in its middle.
@Suite struct FarThreadTests {
    /// Among a thousand, the list begins at number 700.
    private func far(_ keys: String = "") throws -> TestScreen {
        let sample = SampleWorkspace.crowd(1000)
        var screen = TestScreen(sample)
        screen.handle(.visit(.thread(sample.threads[700].id)))
        try screen.press("1")
        #expect(screen.text.contains("Threads until"))
        try screen.press(keys)
        return screen
    }

    private func expect(_ number: Int, _ screen: TestScreen, _ what: Comment? = nil) {
        let id = screen.sample.threads[number].id
        #expect(screen.state.threads.selection?.id == id && screen.state.reading?.id == id, what)
    }

    @Test func whatLiesBeforeItsBeginningIsFound() throws {
        expect(650, try far("/ 'Thread 650' enter"))
        expect(999, try far("/ 'Thread 999' enter"))
        expect(0, try far("/ 'Thread 0' enter"))
        #expect(try far("/ 'Thread x' enter").text.contains("No thread here"))
    }

    @Test func theNextOneIsTheNextOfTheWholeList() throws {
        var screen = try far("/ 'Thread 70' enter")
        expect(700, screen)
        for (key, number) in [
            ("N", 70), ("n", 700), ("n", 701), ("N", 700), ("N", 70), ("N", 709), ("n", 70), ("n", 700),
        ] {
            try screen.press(key)
            expect(number, screen, "\(key) \(number)")
        }
    }

    @Test func theOneBeforeLeadsAcrossTheBeginning() throws {
        var screen = try far("/ 'Thread 6' enter")
        expect(6, screen)
        screen = try far("/ 'Thread 7' enter N")
        expect(79, screen)
        try screen.press("N")
        expect(78, screen)
        try screen.press("n n")
        expect(700, screen)
    }

    @Test func fromItsEndItIsSearchedAsWell() throws {
        var screen = try far("G / 'Thread 65' enter")
        expect(65, screen)
        try screen.press("N")
        expect(659, screen)
        screen = try far("G")
        expect(999, screen)
        try screen.press("/ 'Thread 99' enter N")
        expect(998, screen)
    }

    @Test func theOldestFirstIsSearchedAlike() throws {
        var screen = TestScreen(SampleWorkspace.crowd(1000))
        try screen.press("\\ 'order:oldest' enter")
        screen.handle(.visit(.thread(screen.sample.threads[300].id)))
        try screen.press("1")
        #expect(screen.text.contains("Threads since"))
        try screen.press("/ 'Thread 3' enter N")
        expect(301, screen)
        try screen.press("n n")
        expect(39, screen)
    }

    @Test func aFilterIsOfTheWholeList() throws {
        let screen = try far("\\ 'Thread 5' enter")
        #expect(screen.state.threads.count == 111)
    }

    @Test func theTopIsThatOfTheWholeList() throws {
        let screen = try far("g g")
        expect(0, screen)
        #expect(screen.state.threads.count == 1000)
    }
}
