#version 330
uniform mat4 view_projection;
in vec3 place; in vec3 normal; in vec3 rest; in vec2 texture_place; in vec2 along; in float kind;
centroid out vec3 P; centroid out vec3 N; centroid out vec3 Q; centroid out vec2 T; centroid out vec2 A; flat out int K;
void main() {
  P = place; N = normal; Q = rest; T = texture_place; A = along; K = int(kind + 0.5);
  gl_Position = view_projection * vec4(place, 1.0);
}
