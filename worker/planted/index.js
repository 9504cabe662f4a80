// Test builds only: the product, and an object that panics.
import { durable } from "./durable.js";

export * from "./product.js";
export { default } from "./product.js";
export const PlantedObject = durable("PlantedObject");
