/** Makes an element with a class and children: text nodes and elements, never markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className = '',
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  if (className) element.className = className
  if (children.length) element.append(...children)
  return element
}

/**
 * Sets attributes, and takes away those that are null. Of the words it is done this way alone: dataset and classList keep
 * an object of their own with each element, which for tens of thousands is megabytes.
 */
export function set(element: Element, attributes: Readonly<Record<string, string | null>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) element.removeAttribute(name)
    else element.setAttribute(name, value)
  }
}
