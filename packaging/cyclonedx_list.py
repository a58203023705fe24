"""The parts as CycloneDX 1.6, made by cyclonedx-python-lib and checked against its schema."""

from __future__ import annotations

import hashlib
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from uuid import UUID, uuid5

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.contact import OrganizationalContact
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from licence_texts import FOLDER, name_of
from part import PROGRAM, Part, Refused

_SERIALS = UUID("b5a0c8a7-0d3a-5d0e-9a0c-6f8a2d0c7e11")
"""The space in which our serial numbers are unique; made up once."""

_AUTHORS = "the We’re Kirklees onboarding contributors"


def cyclonedx(parts: list[Part], bundle: Path, when: datetime) -> str:
    """The list as JSON: the same parts, files and time give the same bytes, the serial number included.

    Raises Refused when it does not hold to the schema, which would be a fault of ours.
    """
    draft = _written(parts, bundle, when, UUID(int=0))
    words = _written(parts, bundle, when, uuid5(_SERIALS, hashlib.sha256(draft.encode()).hexdigest()))
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(words):
        raise Refused(f"The parts list does not hold to CycloneDX 1.6: {fault}")
    return words


def _written(parts: list[Part], bundle: Path, when: datetime, serial: UUID) -> str:
    bom = Bom(serial_number=serial)
    bom.metadata.timestamp = when
    bom.metadata.authors.add(OrganizationalContact(name=_AUTHORS))
    bom.metadata.tools.components.add(
        Component(
            type=ComponentType.LIBRARY, name="cyclonedx-python-lib", version=version("cyclonedx-python-lib")
        )
    )
    components = {part.key: _component(part, bundle) for part in parts}
    bom.metadata.component = components[PROGRAM]
    bom.components.update(component for key, component in components.items() if key != PROGRAM)
    for part in parts:
        bom.register_dependency(components[part.key], [components[key] for key in part.needs])
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def _component(part: Part, bundle: Path) -> Component:
    texts = dict.fromkeys(f"{FOLDER}/{name_of(part, text)}" for text in part.texts)
    said = [
        *(("licence-text", text) for text in texts),
        *(("compiled-into", key) for key in part.inside),
        *([("version-told-by", part.version_from)] if part.version_from else []),
    ]
    where = ExternalReference(type=ExternalReferenceType.SOURCE_DISTRIBUTION, url=XsUri(part.source))
    return Component(
        bom_ref=part.key,
        type=ComponentType(part.kind),
        name=part.name,
        version=part.version,
        licenses=[LicenseExpression(value=part.licence)],
        copyright="\n".join(part.copyright) or None,
        description=part.note or None,
        purl=PackageURL.from_string(part.purl) if part.purl else None,
        cpe=part.cpe or None,
        external_references=[where] if part.source else [],
        properties=[Property(name=f"onboarding:{name}", value=value) for name, value in said],
        components=[_file(path, bundle) for path in part.files],
    )


def _file(path: str, bundle: Path) -> Component:
    digest = hashlib.sha256((bundle / path).read_bytes()).hexdigest()
    return Component(
        bom_ref=f"file/{path}",
        type=ComponentType.FILE,
        name=path,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
    )
