import DocketDomain
import TerminalKit
import TestSupport
import Testing

@testable import DocketUI

/// A list whose items come and go while it is shown: what is selected stays, and no item is missing or twice.
@Suite struct PagedListChangesTests {
    /// A store that answers page by page, as a workspace does: a token is the last item before the page, and the total.
    struct Store {
        var items: [Int]

        func page(_ token: String) -> Page<Int> {
            let last = token.split(separator: "/").first.flatMap { Int($0) }
            let rest = last.map { last in items.filter { $0 > last } } ?? items
            let page = Array(rest.prefix(ListPage.size))
            let next = rest.count > page.count ? "\(page[page.count - 1])/\(items.count)" : ""
            return Page(items: page, nextToken: next, total: Total(count: items.count))
        }
    }

    /// A list and what it is read from.
    struct Reader {
        var list = PagedList<Int>()
        var store: Store
        var lingers = false
        let height = 20

        init(_ items: [Int]) {
            store = Store(items: items)
            readMissing()
        }

        private mutating func take(_ token: String) {
            list.fill(store.page(token), askedForBy: token, lingers: lingers) { $0 == $1 }
        }

        mutating func readMissing() {
            for _ in 0..<100 {
                list.letGo()
                list.view.reconcile(count: list.count, height: height)
                guard let (_, token) = list.missing(height: height).first else { return }
                take(token)
            }
        }

        /// Reads again what is kept, one page after the other in any order, as answers come.
        mutating func reload(_ random: inout some RandomNumberGenerator) {
            for (page, token) in list.kept.shuffled(using: &random) {
                // What is asked for anew takes the place of what was asked for before.
                if list.missing(height: height).contains(where: { $0.page == page }) { continue }
                take(token)
                check()
            }
            readMissing()
            check()
        }

        mutating func move(by distance: Int) {
            for _ in 0..<abs(distance) {
                list.move(by: distance.signum())
                readMissing()
            }
        }

        /// What is loaded is in order and without holes, at its places.
        func check() {
            let loaded = list.loaded
            // Where what lingers would stand by its order nobody knows.
            let values = loaded.filter { $0.index != list.lingering?.place }.map(\.item)
            #expect(values == values.sorted() && Set(values).count == values.count)
            for (index, item) in loaded { #expect(list[index] == item) }
            let places = loaded.map(\.index)
            #expect(places == places.sorted() && Set(places).count == places.count)
        }
    }

    @Test(arguments: 0..<30) func theSelectionStaysWhateverComesAndGoes(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var reader = Reader((0..<Int.random(in: 1...450, using: &random)).map { $0 * 1000 })
        for _ in 0..<30 {
            reader.move(by: Int.random(in: -40...40, using: &random))
            let selected = try #require(reader.list.selection)
            let distance = reader.list.view.selection - reader.list.view.top
            for _ in 0..<Int.random(in: 1...20, using: &random) {
                reader.store.items.append(Int.random(in: 0..<450_000, using: &random))
            }
            for _ in 0..<Int.random(in: 0...10, using: &random) {
                let index = Int.random(in: reader.store.items.indices, using: &random)
                if reader.store.items[index] != selected { reader.store.items.remove(at: index) }
            }
            reader.store.items = Set(reader.store.items).sorted()
            reader.reload(&random)
            #expect(reader.list.selection == selected)
            let new = reader.list.view.selection - reader.list.view.top
            // At the ends of the list the view can't go further.
            #expect(new == distance || reader.list.view.top == 0 || reader.list.count - reader.list.view.top <= 20)
            let seen = reader.list.view.visible(count: reader.list.count, height: reader.height)
            let place = try #require(reader.store.items.firstIndex(of: selected))
            let first = place - (reader.list.view.selection - seen.lowerBound)
            #expect(seen.compactMap { reader.list[$0] } == Array(reader.store.items[first..<first + seen.count]))
        }
    }

    @Test(arguments: [1, 99, 100, 101, 450, 900], [0, 5, 99, 100, 150]) func manyAtOnceMoveTheSelectedItemFarDown(
        _ count: Int, _ start: Int
    ) throws {
        var random = SeededGenerator(seed: 1)
        var reader = Reader((0..<300).map { 1_000_000 + $0 })
        reader.move(by: start)
        let selected = try #require(reader.list.selection)
        reader.store.items = (0..<count).map { $0 } + reader.store.items
        reader.reload(&random)
        #expect(reader.list.selection == selected)
        #expect(reader.list.view.selection == start + count)
        reader.move(by: -10)
        #expect(reader.list.selection == reader.store.items[max(0, start + count - 10)])
    }

    @Test(arguments: 0..<30) func whatLingersStaysInItsPlaceUntilItIsLeft(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var reader = Reader((0..<Int.random(in: 2...450, using: &random)).map { $0 * 1000 })
        reader.lingers = true
        for _ in 0..<20 where reader.store.items.count > 2 {
            reader.move(by: Int.random(in: -40...40, using: &random))
            let selected = try #require(reader.list.selection)
            reader.store.items.removeAll { $0 == selected }
            reader.reload(&random)
            #expect(reader.list.selection == selected)
            #expect(reader.list.count == reader.store.items.count + 1)
            reader.store.items = Set(reader.store.items + [Int.random(in: 0..<450_000, using: &random)]).sorted()
            reader.reload(&random)
            #expect(reader.list.selection == selected)
            let step = Bool.random(using: &random) ? 1 : -1
            let next = reader.list[reader.list.view.selection + step]
            reader.move(by: step)
            #expect(reader.list.selection == next ?? selected)
            reader.list.letGo(atOnce: true)
            #expect(reader.list.count == reader.store.items.count)
            reader.check()
        }
    }
}
