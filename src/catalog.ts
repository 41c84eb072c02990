/** The models that a visitor can pick, as Bedrock’s control plane lists them. */
export {createCatalog} from './aws/catalog/index.js';
export type {Catalog, CatalogModel, CatalogOptions, ModelKind, NamedModel} from './aws/catalog/index.js';
