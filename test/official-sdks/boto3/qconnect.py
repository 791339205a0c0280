"""Runs AWS's SDK for Python, unchanged, on an emulator of Q in Connect.

Takes {"url", "region", "credentials", "limited"} as JSON on standard input. Fails at the first
operation that does not respond as the service model says. Prints the operations of the SDK as JSON.
"""

import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

given = json.load(sys.stdin)


def client_of(credentials):
    return boto3.client(
        "qconnect",
        endpoint_url=given["url"],
        region_name=given["region"],
        aws_access_key_id=credentials["accessKeyId"],
        aws_secret_access_key=credentials["secretAccessKey"],
        config=Config(retries={"total_max_attempts": 1}),
    )


def expect(actual, expected):
    if actual != expected:
        raise AssertionError(f"{actual!r} is not {expected!r}")


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        expect(error.response["Error"]["Code"], code)
        return error.response
    raise AssertionError(f"{arguments!r} was not refused")


def names(items):
    return [item["name"] for item in items]


qconnect = client_of(given["credentials"])
model = qconnect.meta.service_model


def pages(operation, member, **arguments):
    paginator = qconnect.get_paginator(operation)
    found = paginator.paginate(**arguments, PaginationConfig={"PageSize": 1})
    return [item for page in found for item in page[member]]


# Assistants, and the tags that they share with other resources.
assistant = qconnect.create_assistant(name="Billing", type="AGENT", tags={"a": "1"})["assistant"]
assistant_id = assistant["assistantId"]
of_assistant = {"assistantId": assistant_id}
expect(qconnect.get_assistant(**of_assistant)["assistant"], assistant)
expect(names(pages("list_assistants", "assistantSummaries")), ["Billing"])
arn = {"resourceArn": assistant["assistantArn"]}
qconnect.tag_resource(**arn, tags={"b": "2"})
qconnect.untag_resource(**arn, tagKeys=["a"])
expect(qconnect.list_tags_for_resource(**arn)["tags"], {"b": "2"})

# Knowledge bases and their associations.
base = qconnect.create_knowledge_base(name="Help", knowledgeBaseType="CUSTOM")["knowledgeBase"]
base_id = {"knowledgeBaseId": base["knowledgeBaseId"]}
expect(qconnect.get_knowledge_base(**base_id)["knowledgeBase"], base)
expect(names(pages("list_knowledge_bases", "knowledgeBaseSummaries")), ["Help"])
link = qconnect.create_assistant_association(
    **of_assistant, associationType="KNOWLEDGE_BASE", association=base_id
)["assistantAssociation"]
place = {**of_assistant, "assistantAssociationId": link["assistantAssociationId"]}
expect(qconnect.get_assistant_association(**place)["assistantAssociation"], link)
links = pages("list_assistant_associations", "assistantAssociationSummaries", **of_assistant)
expect([each["assistantAssociationId"] for each in links], [place["assistantAssociationId"]])

# Models, which the JavaScript SDK of the tests does not know yet.
models = qconnect.list_models(**of_assistant)["modelSummaries"]
expect(len(models) > 0, True)
expect(all("modelId" in each for each in models), True)


# AI prompts, AI guardrails and AI agents have operations of the same form.
def resource(word, member, content, change):
    key = f"{member}Id"
    snake = f"ai_{word}"
    call = lambda operation, **arguments: getattr(qconnect, operation)(**arguments)
    made = call(f"create_{snake}", **of_assistant, name="First", **content)[member]
    mine = {**of_assistant, key: made[key]}
    expect(call(f"get_{snake}", **mine)[member], made)
    summaries = pages(f"list_{snake}s", f"{member}Summaries", **of_assistant)
    expect("First" in names(summaries), True)
    first = call(f"create_{snake}_version", **mine)
    expect(first["versionNumber"], 1)
    changed = call(f"update_{snake}", **mine, visibilityStatus="SAVED", **change)[member]
    expect({name: changed[name] for name in change}, change)
    expect(call(f"create_{snake}_version", **mine)["versionNumber"], 2)
    version = call(f"get_{snake}", **of_assistant, **{key: f"{made[key]}:1"})
    expect(version["versionNumber"], 1)
    versions = pages(f"list_{snake}_versions", f"{member}VersionSummaries", **mine)
    expect(sorted(each["versionNumber"] for each in versions), [1, 2])
    call(f"delete_{snake}_version", **mine, versionNumber=1)
    gone = {**of_assistant, key: f"{made[key]}:1"}
    refused("ResourceNotFoundException", getattr(qconnect, f"get_{snake}"), **gone)
    return made[key], lambda: call(f"delete_{snake}", **mine)


text = {"textFullAIPromptEditTemplateConfiguration": {"text": "Be brief."}}
prompt_id, delete_prompt = resource(
    "prompt",
    "aiPrompt",
    {
        "type": "ANSWER_GENERATION",
        "templateType": "TEXT",
        "apiFormat": "ANTHROPIC_CLAUDE_MESSAGES",
        "modelId": models[0]["modelId"],
        "visibilityStatus": "PUBLISHED",
        "templateConfiguration": text,
        "inferenceConfiguration": {"temperature": 0.25},
    },
    {"description": "Changed"},
)
guardrail_id, delete_guardrail = resource(
    "guardrail",
    "aiGuardrail",
    {
        "visibilityStatus": "PUBLISHED",
        "blockedInputMessaging": "No",
        "blockedOutputsMessaging": "No",
        "wordPolicyConfig": {"wordsConfig": [{"text": "never"}]},
    },
    {"blockedInputMessaging": "No, sorry", "blockedOutputsMessaging": "No"},
)
search = {
    "answerGenerationAIPromptId": f"{prompt_id}:2",
    "answerGenerationAIGuardrailId": f"{guardrail_id}:2",
    "associationConfigurations": [
        {"associationId": place["assistantAssociationId"], "associationType": "KNOWLEDGE_BASE"}
    ],
}
agent_id, delete_agent = resource(
    "agent",
    "aiAgent",
    {
        "type": "MANUAL_SEARCH",
        "visibilityStatus": "PUBLISHED",
        "configuration": {"manualSearchAIAgentConfiguration": search},
    },
    {"description": "Changed"},
)
role = {**of_assistant, "aiAgentType": "MANUAL_SEARCH"}
set_agent = qconnect.update_assistant_ai_agent(**role, configuration={"aiAgentId": f"{agent_id}:2"})
configured = set_agent["assistant"]["aiAgentConfiguration"]["MANUAL_SEARCH"]
expect(configured["aiAgentId"], f"{agent_id}:2")
qconnect.remove_assistant_ai_agent(**role)

# A client that may only read, as its list of allowed actions says.
limited = client_of(given["limited"])
expect(limited.get_assistant(**of_assistant)["assistant"]["name"], "Billing")
denied = refused("AccessDeniedException", limited.delete_assistant, **of_assistant)
expect(denied["ResponseMetadata"]["HTTPStatusCode"], 403)

delete_agent()
delete_prompt()
delete_guardrail()
qconnect.delete_assistant_association(**place)
qconnect.delete_knowledge_base(**base_id)
qconnect.delete_assistant(**of_assistant)
refused("ResourceNotFoundException", qconnect.get_assistant, **of_assistant)

print(json.dumps({"version": boto3.__version__, "operations": model.operation_names}))
