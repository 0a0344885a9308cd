"""Relations as they are seen from an entity, or for themselves."""

from collections.abc import Sequence

from db.evidence.desk import Desk
from db.records import Entity, Relation, Tie


def ties_of(desk: Desk, entity: int) -> tuple[Tie, ...]:
    """Return the relations that begin or end at an entity, in the order they were added."""
    found = {
        relation.id: relation
        for column in ("source_entity", "target_entity")
        for relation in desk.hanging(Relation, column, (entity,))
    }
    return tuple(ties(desk, [found[item] for item in sorted(found)]))


def ties(desk: Desk, relations: Sequence[Relation]) -> list[Tie]:
    """Return the relations with their ends, amounts and citations."""
    ids = [relation.id for relation in relations]
    ends = {
        end for relation in relations for end in (relation.source_entity, relation.target_entity)
    }
    entities = desk.known(Entity, ends)
    amounts = desk.amounts(ids)
    cited = desk.cited(ids)
    return [
        Tie(
            relation=relation,
            source=entities[relation.source_entity],
            target=entities[relation.target_entity],
            amounts=amounts.get(relation.id, ()),
            cited=cited.get(relation.id, ()),
        )
        for relation in relations
    ]
