"""What the formats of other programs allow of what we write, as JSON Schemas: nothing that is not named here.

Written after the specifications: SARIF 2.1.0 (OASIS, with errata 01), GitLab's Code Quality report, and the Reviewdog
Diagnostic Format.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

STRING = {"type": "string", "minLength": 1}
TEXT = {"type": "string"}
BOOLEAN = {"type": "boolean"}
FROM_0 = {"type": "integer", "minimum": 0}
FROM_1 = {"type": "integer", "minimum": 1}
ANYTHING: Schema = {"type": "object"}


def one_of(*values: str) -> Schema:
    return {"enum": list(values)}


def many(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def closed(optional: dict[str, Schema] | None = None, **required: Schema) -> Schema:
    """An object with the required properties, perhaps the optional ones, and no other."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


MESSAGE = closed(text=STRING)
ARTIFACT = closed({"index": FROM_0}, uri={"type": "string", "pattern": r"^[A-Za-z0-9/._~%:-]+$"})
REGION = closed(
    {"snippet": closed(text=TEXT)},
    startLine=FROM_1,
    startColumn=FROM_1,
    endLine=FROM_1,
    endColumn=FROM_1,
    charOffset=FROM_0,
    charLength=FROM_0,
)
CONTEXT = closed(charOffset=FROM_0, charLength=FROM_0, snippet=closed(text=TEXT))
LEVEL = one_of("error", "warning", "note")

SARIF_RULE = closed(
    {
        "fullDescription": MESSAGE,
        "help": closed(text=STRING, markdown=STRING),
        "defaultConfiguration": closed(level=LEVEL, enabled=BOOLEAN),
        "properties": ANYTHING,
    },
    id=STRING,
    name=STRING,
    shortDescription=MESSAGE,
)
SARIF_RESULT = closed(
    {
        "relatedLocations": many(
            closed(
                id=FROM_1,
                physicalLocation=closed(artifactLocation=ARTIFACT, region=REGION),
                message=MESSAGE,
            )
        ),
        "fixes": many(
            closed(
                description=MESSAGE,
                artifactChanges=many(
                    closed(
                        artifactLocation=ARTIFACT,
                        replacements=many(closed(deletedRegion=REGION, insertedContent=closed(text=TEXT))),
                    )
                ),
                properties=ANYTHING,
            )
        ),
        "baselineState": one_of("new", "unchanged", "updated", "absent"),
        "suppressions": many(
            closed(kind=one_of("inSource", "external"), status=one_of("accepted", "underReview", "rejected"))
        ),
    },
    ruleId=STRING,
    ruleIndex=FROM_0,
    level=LEVEL,
    message=MESSAGE,
    locations={
        **many(
            closed(
                {"logicalLocations": many(closed(fullyQualifiedName=STRING, kind=STRING))},
                physicalLocation=closed({"contextRegion": CONTEXT}, artifactLocation=ARTIFACT, region=REGION),
            )
        ),
        "minItems": 1,
    },
    partialFingerprints={"type": "object", "additionalProperties": STRING},
    properties=ANYTHING,
)
SARIF = closed(
    **{"$schema": STRING},
    version={"const": "2.1.0"},
    runs=many(
        closed(
            tool=closed(
                driver=closed(
                    name={"const": "lintreport"},
                    version=STRING,
                    language=one_of("zh-CN", "en"),
                    rules=many(SARIF_RULE),
                )
            ),
            invocations=many(
                closed(
                    executionSuccessful=BOOLEAN,
                    toolExecutionNotifications=many(
                        closed(
                            associatedRule=closed(id=STRING),
                            level=LEVEL,
                            message=MESSAGE,
                            locations=many(closed(physicalLocation=closed(artifactLocation=ARTIFACT))),
                        )
                    ),
                )
            ),
            columnKind={"const": "unicodeCodePoints"},
            artifacts=many(
                closed(
                    {"encoding": STRING, "hashes": {"type": "object", "additionalProperties": STRING}},
                    location=ARTIFACT,
                    roles=many({"const": "analysisTarget"}),
                )
            ),
            results=many(SARIF_RESULT),
        )
    ),
)

GITLAB = many(
    closed(
        description=STRING,
        check_name=STRING,
        fingerprint={"type": "string", "pattern": "^[0-9a-f]{32}$"},
        severity=one_of("info", "minor", "major", "critical", "blocker"),
        location=closed(path=STRING, lines=closed(begin=FROM_1, end=FROM_1)),
    )
)

POSITION = closed({"column": FROM_1}, line=FROM_1)
RANGE = closed(start=POSITION, end=POSITION)
RDJSON = closed(
    source=closed(name=STRING),
    diagnostics=many(
        closed(
            {"suggestions": many(closed(range=RANGE, text=TEXT))},
            message=STRING,
            location=closed(path=STRING, range=RANGE),
            severity=one_of("ERROR", "WARNING", "INFO"),
            code=closed(value=STRING),
        )
    ),
)
