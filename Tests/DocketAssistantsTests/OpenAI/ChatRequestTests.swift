import DocketDomain
import Foundation
import Testing

@testable import DocketAssistants

struct ChatRequestTests {
    private func json(_ request: AssistantRequest, without: Set<ChatFeature> = []) -> JSON {
        ChatRequest(model: "m", request: request, without: without).json
    }

    @Test func imagesAreParts() {
        let turn = AssistantTurn(.user, [.text("What is it?"), .image(Data([1, 2, 3]), mediaType: "image/png")])
        #expect(
            json(AssistantRequest(turns: [turn]))["messages"]?[0]?["content"] == [
                ["type": "text", "text": "What is it?"],
                ["type": "image_url", "image_url": ["url": "data:image/png;base64,AQID"]],
            ])
    }

    @Test func toolsAndTheirResultsAreWrittenAsTheProtocolHasThem() {
        let call = ToolCall(id: "c1", name: "sum", arguments: "{}")
        let request = AssistantRequest(
            turns: [
                AssistantTurn(.assistant, [], toolCalls: [call]), AssistantTurn(.tool(call: "c1"), "12"),
            ], tools: [AssistantTool(name: "sum", description: "Adds up", parameters: ["type": "object"])])
        let json = json(request)
        #expect(
            json["tools"] == [
                [
                    "type": "function",
                    "function": ["name": "sum", "description": "Adds up", "parameters": ["type": "object"]],
                ]
            ])
        #expect(
            json["messages"] == [
                [
                    "role": "assistant", "content": nil,
                    "tool_calls": [
                        ["id": "c1", "type": "function", "function": ["name": "sum", "arguments": "{}"]]
                    ],
                ], ["role": "tool", "tool_call_id": "c1", "content": "12"],
            ])
    }

    @Test func formatIsAskedForWhereItIsTaken() {
        let request = AssistantRequest(turns: [], format: .json(name: "d", schema: ["type": "object"]))
        #expect(
            json(request)["response_format"] == [
                "type": "json_schema",
                "json_schema": ["name": "d", "schema": ["type": "object"], "strict": true],
            ])
        #expect(json(request, without: [.format])["response_format"] == nil)
    }

    @Test func limitOfTokensHasTwoNames() {
        let request = AssistantRequest(turns: [], limits: AssistantLimits(outputTokens: 9))
        #expect(json(request)["max_tokens"] == 9)
        #expect(json(request, without: [.maximumTokens])["max_completion_tokens"] == 9)
        #expect(json(request, without: [.maximumTokens])["max_tokens"] == nil)
    }
}
