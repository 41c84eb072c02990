import type {ModelKind} from './model-id.js';

/** A model that a visitor can pick. */
export interface CatalogModel {
  /** What Converse takes as a model: the value for `model-id`. */
  readonly id: string;
  readonly label: string;
  /** Who made the model. */
  readonly provider?: string;
  /** Whether its answers come piece by piece; undefined where nobody says. */
  readonly streams?: boolean;
  readonly kind: ModelKind;
}

/** A model as a page names it. */
export interface NamedModel {
  readonly id: string;
  readonly label: string;
}
