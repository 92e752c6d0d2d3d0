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
