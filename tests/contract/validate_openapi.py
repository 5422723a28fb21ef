#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Validates recorded HTTP exchanges against an OpenAPI 3.0 description.

usage: validate_openapi.py OPENAPI.yaml EXCHANGES.jsonl

Each line of EXCHANGES is an object {method, path, query, requestHeaders, requestBody, status, responseHeaders,
responseBody}, paths as below the server's base URL, bodies as text. A line with "refuse": WORD is a corrupted exchange
that must be refused for a reason that contains WORD: it shows that the check can fail.

An exchange is right when its path and method are documented, its query parameters and required headers are known and
well formed, filters and sorters name documented fields and operators, both bodies have documented types, and both
satisfy their schemas. Objects are closed: a member that the description does not name is refused (save in the answer
to a sign-in).
Exit status: 0 all right, 1 something is wrong, 2 usage.
"""

import json
import re
import sys
from collections import Counter
from urllib.parse import parse_qsl, unquote

import jsonschema
import yaml

METHODS = ("get", "post", "put", "patch", "delete")
DATE_TIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")
COMPARISON = re.compile(
    r'^([A-Za-z][A-Za-z.]*) (eq|ne|in|sw|co|gt|ge|lt|le|ca) ("(?:[^"\\]|\\.)*"|\("(?:[^"\\]|\\.)*"(?:,"(?:[^"\\]|\\.)*")*\))'
)


class Refused(Exception):
    """Why an exchange is not as documented."""


class Description:
    def __init__(self, document):
        self.document = document
        self.operations = []
        for template, item in document["paths"].items():
            for method in METHODS:
                if method in item:
                    pattern = re.compile("^" + re.sub(r"\\\{[^}]+\\\}", "[^/]+", re.escape(template)) + "$")
                    self.operations.append((template, method, pattern, item[method], item.get("parameters", [])))
        # A fixed segment is meant before a variable one.
        self.operations.sort(key=lambda operation: operation[0].count("{"))
        self.validators = {}

    def resolve(self, node):
        while isinstance(node, dict) and "$ref" in node:
            target = self.document
            for part in node["$ref"].lstrip("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    def operation(self, method, path):
        for template, verb, pattern, operation, shared in self.operations:
            if verb == method.lower() and pattern.match(path):
                return template, operation, shared + operation.get("parameters", [])
        raise Refused(f"undocumented path: {method} {path}")

    def schema(self, node, closed=True, depth=0):
        """An OpenAPI 3.0 schema as a JSON Schema that jsonschema understands."""
        if depth > 40:
            raise ValueError("schema nests too deep")
        nullable = node.get("nullable", False)
        if "$ref" in node:
            converted = self.schema(self.resolve(node), closed, depth + 1)
            return self.or_null(converted) if nullable else converted
        result = {}
        for key in ("type", "minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum", "pattern",
                    "format", "required", "uniqueItems"):
            if key in node:
                result[key] = node[key]
        if "enum" in node:
            # Some published enums carry the comma of the list they were copied from.
            values = [v.rstrip(",") if isinstance(v, str) else v for v in node["enum"]]
            result["enum"] = values + ([None] if nullable and None not in values else [])
        if "properties" in node:
            result["properties"] = {name: self.schema(each, True, depth + 1)
                                    for name, each in node["properties"].items()}
            if closed and "additionalProperties" not in node and "allOf" not in node:
                result["additionalProperties"] = False
        if isinstance(node.get("additionalProperties"), dict):
            result["additionalProperties"] = self.schema(node["additionalProperties"], True, depth + 1)
        if "items" in node:
            result["items"] = self.schema(node["items"], True, depth + 1)
        for key in ("anyOf", "oneOf"):
            if key in node:
                result[key] = [self.schema(each, closed, depth + 1) for each in node[key]]
        if "allOf" in node:
            result["allOf"] = [self.schema(each, False, depth + 1) for each in node["allOf"]]
        if "required" in result and "properties" in node:
            # Members that only one direction knows are required in neither.
            result["required"] = [name for name in result["required"]
                                  if not node["properties"].get(name, {}).get("writeOnly")]
        return self.or_null(result) if nullable else result

    @staticmethod
    def or_null(schema):
        return {"anyOf": [{"type": "null"}, schema]}

    def check(self, key, node, value, what, closed=True):
        if key not in self.validators:
            self.validators[key] = jsonschema.Draft7Validator(self.schema(node, closed), format_checker=formats())
        errors = sorted(self.validators[key].iter_errors(value), key=lambda error: list(error.absolute_path))
        if errors:
            where = "/" + "/".join(str(part) for part in errors[0].absolute_path)
            raise Refused(f"{what} {where}: {deepest(errors[0])}")


def deepest(error):
    while error.context:
        error = max(error.context, key=lambda each: len(each.absolute_path))
    return error.message[:300]


def formats():
    checker = jsonschema.FormatChecker(formats=())

    @checker.checks("date-time")
    def date_time(value):
        return not isinstance(value, str) or bool(DATE_TIME.match(value))

    @checker.checks("int32")
    def int32(value):
        return not isinstance(value, int) or -2**31 <= value < 2**31

    return checker


def parameter_value(text, schema, name):
    kind = schema.get("type")
    if kind == "integer":
        if not re.fullmatch(r"-?\d+", text):
            raise Refused(f"query parameter {name} is no integer: {text}")
        return int(text)
    if kind == "boolean":
        if text not in ("true", "false"):
            raise Refused(f"query parameter {name} is no boolean: {text}")
        return text == "true"
    if kind == "array":
        return text.split(",")
    return text


def documented_fields(description):
    """{field: {operators}} from "**id**: *eq, in*"; sort fields from "… following fields: **name, created**"."""
    return {field: {word.strip() for word in operators.split(",")}
            for field, operators in re.findall(r"\*\*([\w.]+)\*\*: \*([\w, ]+)\*", description)}


def check_filters(text, description):
    fields = documented_fields(description)
    rest = text
    depth = 0
    while True:
        while rest.startswith("("):
            depth += 1
            rest = rest[1:]
        comparison = COMPARISON.match(rest)
        if not comparison:
            raise Refused(f"filters cannot be read at: {rest[:80]}")
        field, operator, value = comparison.groups()
        if operator not in fields.get(field, set()):
            raise Refused(f"filters use the undocumented {field} {operator}")
        if value.count('","') >= 100:
            raise Refused("filters carry more than 100 ids")
        if re.search(r"%(?!2[356])", value) or "#" in value or "&" in value:
            raise Refused(f"filters hold an unescaped character: {value[:80]}")
        rest = rest[comparison.end():]
        while rest.startswith(")") and depth > 0:
            depth -= 1
            rest = rest[1:]
        if not rest and depth == 0:
            return
        joint = re.match(r"^ (and|or) ", rest)
        if not joint:
            raise Refused(f"filters cannot be read at: {rest[:80]}")
        rest = rest[joint.end():]


def check_sorters(text, description):
    listed = re.search(r"following fields: \*\*([^*]+)\*\*", description)
    allowed = {field.strip() for field in listed.group(1).split(",")} if listed else set()
    for field in text.split(","):
        if field.lstrip("-") not in allowed:
            raise Refused(f"sorters name the undocumented {field}")


def check_parameters(api, key, parameters, exchange):
    given = parse_qsl(exchange.get("query", ""), keep_blank_values=True, strict_parsing=bool(exchange.get("query")))
    names = Counter(name for name, _ in given)
    known = {}
    headers = {name.lower() for name in exchange.get("requestHeaders", {})}
    for parameter in map(api.resolve, parameters):
        if parameter["in"] == "query":
            known[parameter["name"]] = parameter
            if parameter.get("required") and parameter["name"] not in names:
                raise Refused(f"query parameter {parameter['name']} is missing")
        elif parameter["in"] == "header" and parameter.get("required") and parameter["name"].lower() not in headers:
            raise Refused(f"header {parameter['name']} is missing")
    for name, text in given:
        if name not in known or names[name] > 1:
            raise Refused(f"undocumented query parameter {name}")
        schema = api.resolve(known[name].get("schema", {}))
        api.check((key, "query", name), schema, parameter_value(text, schema, name), f"query parameter {name}")
        if name == "filters":
            check_filters(text, known[name].get("description", ""))
        elif name == "sorters":
            check_sorters(text, known[name].get("description", ""))
    return {name for name, text in given if text == "true"}


def media_type(headers):
    for name, value in headers.items():
        if name.lower() == "content-type":
            return value.split(";")[0].strip().lower()
    return ""


def parsed_body(text, kind, what):
    if kind == "application/x-www-form-urlencoded":
        return dict(parse_qsl(text, strict_parsing=True))
    try:
        return json.loads(text)
    except ValueError as error:
        raise Refused(f"{what} is not JSON: {error}") from None


def check_body(api, key, content, headers, text, what, closed=True):
    kind = media_type(headers)
    if kind not in content:
        raise Refused(f"{what} has the undocumented type {kind or 'none'}")
    schema = content[kind].get("schema")
    value = parsed_body(text, kind, what)
    if schema is not None:
        api.check(key + (kind,), schema, value, what, closed)


def check_exchange(api, exchange):
    template, operation, parameters = api.operation(exchange["method"], exchange["path"])
    key = (template, exchange["method"])
    switches = check_parameters(api, key, parameters, exchange)
    body = api.resolve(operation.get("requestBody", {}))
    text = exchange.get("requestBody", "")
    if text and not body:
        raise Refused("request body where none is documented")
    if body.get("required") and not text:
        raise Refused("request body is missing")
    if text:
        check_body(api, key + ("request",), body["content"], exchange.get("requestHeaders", {}), text, "request body")
    responses = operation["responses"]
    status = str(exchange["status"])
    if status not in responses:
        raise Refused(f"undocumented status {status} of {exchange['method']} {template}")
    response = api.resolve(responses[status])
    answer = exchange.get("responseHeaders", {})
    if "content" in response:
        # The answer to a sign-in is described in prose elsewhere; the description names only part of it.
        closed = operation.get("operationId") != "oauthToken"
        check_body(api, key + (status,), response["content"], answer, exchange.get("responseBody", ""),
                   "response body", closed)
    if "count" in switches and status == "200" and "x-total-count" not in {name.lower() for name in answer}:
        raise Refused("X-Total-Count is missing")
    return f"{exchange['method']} {template}"


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with open(arguments[0], encoding="utf-8") as file:
        api = Description(yaml.load(file, Loader=loader))
    counts, refused, wrong = Counter(), 0, []
    with open(arguments[1], encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            exchange = json.loads(line)
            expected = exchange.pop("refuse", None)
            exchange["path"] = unquote(exchange["path"]) if "%2F" not in exchange["path"] else exchange["path"]
            try:
                counts[check_exchange(api, exchange)] += expected is None
                if expected is not None:
                    wrong.append(f"line {number}: accepted, though corrupted ({expected})")
            except Refused as reason:
                if expected is None:
                    wrong.append(f"line {number}: {exchange['method']} {exchange['path']}: {reason}")
                elif expected in str(reason):
                    refused += 1
                else:
                    wrong.append(f"line {number}: refused for another reason than {expected}: {reason}")
    for operation, count in sorted(counts.items()):
        if count:
            print(f"{count:6}  {operation}")
    print(f"{sum(counts.values())} exchanges are as documented, {refused} corrupted ones were refused, "
          f"{len(wrong)} are wrong.")
    for line in wrong[:40]:
        print(line)
    return 1 if wrong or not counts else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
